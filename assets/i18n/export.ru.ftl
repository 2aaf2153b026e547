# Запись в файл: ошибки и имена слоёв.
export-error-stopped = Запись остановлена, прежний файл цел
export-error-no-pages = Нечего записывать: нет ни одного листа
export-error-no-audience = Тех, для кого это, в проекте больше нет: выберите заново, для кого
export-error-sheet-size = Лист { $width } × { $height } мм записать нельзя. Наибольшая сторона — { $limit } мм
export-error-resolution = Разрешение { $dpi } dpi не подходит: нужно положительное число
export-error-too-many-pixels = Картинка { $width } × { $height } точек слишком велика: предел — { $limit } млн точек. Уменьшите разрешение или сохраните PDF
export-error-font = Не удалось встроить шрифт { $face }: { $cause }
export-error-encode = Не удалось собрать файл { $format }: { $cause }
export-error-unknown-format = { $extension ->
    [none] У имени файла нет окончания. Добавьте .pdf, .png, .svg, .html или .pptx
   *[other] Формат .{ $extension } не поддерживается. Выберите .pdf, .png, .svg, .html или .pptx
}
export-error-not-a-file = «{ $path }» — папка или устройство: выберите другое имя
export-error-read-only = Файл «{ $path }» доступен только для чтения: выберите другое имя
export-error-denied = Нет права записи в папку файла «{ $path }»: выберите другую папку
export-error-no-folder = Папки для «{ $path }» нет: возможно, её переместили или отключили диск. Выберите другую папку
export-error-no-space = На диске файла «{ $path }» нет места: нужно { $size }{"\u00A0"}КиБ. Освободите место или выберите другой диск
export-error-write = Не удалось записать «{ $path }»: { $cause }. Проверьте диск или выберите другое имя
export-error-over-source = «{ $path }» — сама карта: выберите для рисунка другое имя
export-error-over-other = «{ $path }» — не { $format }, сделанный Тропой, поэтому файл не заменён: выберите другое имя
set-file-name = { $title }, { $what }
set-poster = плакат
set-personas = персоны
set-comparison = сравнение
set-handout = раздатка
set-slides = слайды
set-workshop = мастерская
set-script = сценарий показа
set-red-line = правки встречи
set-protocol = протокол встречи
page-range-none = Нужны номера страниц, например 1-3, 5
page-range-backwards = Страница { $from } идёт после страницы { $to }
page-range-beyond = Страницы { $page } нет, последняя — { $last }
export-layer-grid = Сетка
export-layer-frame = Заголовок и подписи
export-layer-stages = Этапы
export-layer-cards = Карточки
export-layer-emotions = Эмоции
export-layer-drop-offs = Уходы
export-layers-lanes = Дорожки
export-layers-personas = Персоны
export-layer-hypotheses = Гипотезы
export-layer-hints = Подсказки
# Файл HTML, который открывает любой браузер.
html-skip = К карте
html-view = Карта: стрелки сдвигают, плюс и минус меняют масштаб, ноль показывает целиком
html-people = Персоны
html-lanes = Дорожки
html-every-lane = Показать все
html-print = Напечатать
html-details = Подробности
html-close = Закрыть подробности
html-zoom = Масштаб
html-smaller = Мельче
html-larger = Крупнее
html-own-size = В размер бумаги
html-fit = Целиком
html-pages = Страницы
html-before = Предыдущая страница
html-after = Следующая страница
html-page = { $n } из { $of }
html-kind-at = { $kind } · { $stage }
html-lost = Уходят
html-left = Сколько ушло
html-people-lost =
    { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[other] { $count } человек
    }
html-observation-count =
    { $count ->
        [one] { $count } наблюдение
        [few] { $count } наблюдения
       *[other] { $count } наблюдений
    }
