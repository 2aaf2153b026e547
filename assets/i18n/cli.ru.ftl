# Words of the command line.

cli-written = Записано: { $path }
cli-written-several = Записаны файлы: { $count }, от { $first } до { $last }
cli-tiles = Листов в плакате: { $count }. Печатайте в масштабе 100{"\u00A0"}%, без подгонки под страницу
cli-split = Листов: { $count }. Самый мелкий текст: { $size }{"\u00A0"}пт
cli-pages = Страниц: { $count }
cli-booklet = Сторон листов: { $count }. Печатайте с двух сторон с переворотом по короткому краю, в масштабе 100{"\u00A0"}%, затем сложите пополам
cli-kept = { $path } сделан другой программой и не заменён
cli-no-such-imposition = Так не печатают: на листы для склейки режут плакаты, по две страницы на лист кладут раздатку и слайды, брошюрой — раздатку. Уберите --tile, --two-up или --booklet либо выберите другой --layout
cli-no-such-split = По этапам делят плакаты, персоны и сравнение: раздатка и слайды и так идут по этапам. Уберите --split
cli-nobody = никого
cli-no-meeting-yet = В проекте ещё нет ни одной встречи: правки и протокол появятся после показа, в котором карту меняли или о чём-то спросили
cli-no-such-meeting = Встречи { $name } в проекте нет. Есть: { $known }
cli-no-such-persona = Персоны { $name } нет на карте. Есть: { $known }
cli-no-such-view = Вида { $name } на карте нет, или так называются несколько. Есть: { $known }
cli-no-views = Вида { $name } нет: на карте ещё не сказано, для кого она. Добавьте его в «Печати»
cli-file-exists = Файл { $path } уже есть и не перезаписан: выберите другое имя
cli-not-replaced = Файл { $path } — не { $format }, сделанный Тропой, поэтому не заменён: выберите другое имя или замените его с --force
cli-output-failed = Не удалось вывести найденное: { $reason }
cli-unknown-template = Нет шаблона «{ $id }». Есть: { $known }
cli-level-error = ошибка
cli-level-warning = внимание
cli-level-advice = совет
cli-check-summary = { $errors ->
        [0] Ошибок нет
        [one] { $errors } ошибка
        [few] { $errors } ошибки
       *[many] { $errors } ошибок
    }, замечаний: { $others }
cli-not-built-in = Эта сборка Тропы — только командная строка, окно есть в полной программе
cli-no-display = Нет экрана: не задана ни DISPLAY, ни WAYLAND_DISPLAY
cli-missing-library = Не найдена библиотека { $file }: установите пакет { $package }
cli-no-window = Окно не открылось: { $reason }
cli-no-window-for-file = { $reason }. Без окна плакат делает команда: tropa export { $path } плакат.pdf
cli-sample-written = Плакат с примером лежит здесь: { $path }

## tropa import

cli-mapping-unread = Файл «{ $path }» с описанием столбцов не прочитан: { $reason }. Получите его заново командой без --mapping.
cli-mapping-too-large = в нём больше { $limit }{"\u00A0"}МиБ
cli-import-leaves-out = Не все числа таблицы можно взять, поэтому карта не изменена. Исправьте таблицу или описание столбцов либо повторите с --leave-out.
