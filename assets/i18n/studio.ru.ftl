# Messages of the window.

# The window
app-name = Тропа
app-what = карты пути клиента
untitled = Без названия
menu = Меню
more = Ещё
menu-edit-text = Изменить текст
places = Разделы
minimap = Карта целиком
show = Показать
search-hint = Найти или сделать
back-to-map = Вернуться к карте
zoom-fit = Вписать
saved-at = сохранено в { $time }
saved-not-yet = не сохранено
saved-clean = без изменений
place-map = Карта
place-personas = Персоны
place-metrics = Показатели
place-review = Проверка
place-print = Печать

# Commands
command-new = Новая карта…
command-open = Открыть…
command-open-path = Ввести путь…
command-save = Сохранить
command-save-as = Сохранить как…
command-export-pdf = Сохранить PDF…
command-export-png = Сохранить PNG…
command-export-svg = Сохранить SVG…
command-undo = Отменить
command-redo = Повторить
command-duplicate = Создать копию
command-delete = Удалить
command-find = Найти или сделать…
command-tool-select = Выделение
command-tool-hand = Рука
command-place-emotion = Поставить точку эмоции
command-place-dropoff = Поставить уход клиента
command-place-moment = Отметить момент истины
command-place-barrier = Поставить барьер
command-place-solution = Поставить решение
command-add-stage = Добавить этап
command-add-lane = Добавить дорожку заметок
command-add-persona = Добавить персону
command-zoom-in = Приблизить
command-zoom-out = Отдалить
command-zoom-fit = Вписать лист
command-zoom-actual = Масштаб 100 %
command-map = К карте
command-personas = К персонам
command-metrics = К показателям
command-review = К проверке
command-print = К печати
command-show = Показать на весь экран
command-toggle-theme = Сменить тему
command-toggle-language = Switch to English
command-toggle-wheel = Колесо: прокрутка или масштаб
command-quit = Выйти
wheel-zooms = Колесо меняет масштаб
wheel-scrolls = Колесо прокручивает
finder-hint = Команда или слово с карты
finder-nothing = Ничего не нашлось

# Palette
palette-channels = Перетащите на карту
palette-all = Все каналы, { $count }
palette-marks = Отметки на кривой
mark-emotion = Точка эмоции
mark-dropoff = Уход клиента
mark-moment = Момент истины
mark-barrier = Барьер
mark-solution = Решение
persona-show = Показать: { $name }
persona-hide = Скрыть: { $name }
landing-tag = Этап { $stage } · { $lane }
node-name = { $name }, { $kind }, { $place } из { $total }

# Bar at the bottom
sheet-words = { $paper } · { $width } × { $height } мм
legible = Весь текст читается с { $distance } м
legible-not = Мелкий текст { $actual }{"\u00A0"}пт, нужно { $minimum }{"\u00A0"}пт
remarks =
    { $count ->
         [one] { $count } замечание
         [few] { $count } замечания
        *[other] { $count } замечаний
    }
selected = Выбрано: { $count }

# Fields
field-title = Название
field-name = Имя
field-age = Возраст
field-channel = Канал
field-people = Кто проходит
field-detail = Что происходит внутри
field-platform = Площадка
hint-platform = Яндекс, Telegram
field-importance = Важность
field-evidence = На чём основано
field-interviews = Сколько интервью
field-source = Источник данных
field-feelings = Эмоция в этой точке
field-feeling = Эмоция
field-losses = Уходят после этой точки
field-along = Место на этапе, %
field-lost = Уходит, % дошедших
dropoff-before-after = Было в пути { $before }, осталось { $after }
field-reason = Причина
field-severity = Насколько серьёзно
none-yet = Пока нет
field-kind = Вид
field-text = Текст
field-solved-by = Что с этим делаем
field-owner = Кто отвечает
field-due = Срок
field-lowers = Какие барьеры снимает
field-fact = Факт
field-target = Цель
field-unit = Единица
field-aim = Куда стремимся
field-progress = На пути к цели
field-question = Вопрос клиента
field-duration = Сколько длится
hint-duration = 1–2 недели
field-width = Ширина, 1 — обычная
field-height = Высота, 1 — обычная
field-hint = Пояснение
field-visible = Показывать на листе
field-order = Порядок
move-before = Раньше
move-after = Позже
field-portrait = Портрет
portrait-choose = Выбрать портрет…
portrait-replace = Заменить портрет…
portrait-remove = Убрать
field-hue = Цвет
hue-number = Цвет { $number }
field-line = Линия
field-marker = Точки
hint-quote = Словами клиента, без кавычек
hint-one-per-line = По одному в строке
hint-date = 21.11.2026
group-sheet = Лист
group-structure = Дорожки и этапы
group-project = Проект
field-journey-title = Заголовок словами клиента
hint-journey-title = «Я хочу…»
field-scenario = Сценарий
hint-scenario = Кто, чего хочет и при каких обстоятельствах
journey-as-is = Как есть
journey-to-be = Как будет
field-paper = Бумага
field-orientation = Ориентация
field-sheet-width = Ширина, мм
field-sheet-height = Высота, мм
lane-show = Показать дорожку: { $name }
lane-hide = Скрыть дорожку: { $name }
add-stage = Этап
add-lane = Дорожка
add-persona = Персона
field-project-title = Название проекта
field-client = Заказчик
field-author = Автор
field-version = Версия
field-research = На чём основана карта
field-date = Дата
field-map-language = Язык карты
language-ru = Русский
language-en = Английский

# Places
review-title = Проверка карты
review-help = Нажмите на замечание, чтобы перейти к нему на карте
review-empty = Замечаний нет
review-empty-help = Карта готова к показу
personas-empty = Персон пока нет
personas-empty-help = Добавьте человека, чей путь вы рисуете
persona-card-name = { $name }, { $age }
metrics-empty = Показателей пока нет
metrics-empty-help = Поставьте показатель в дорожку показателей на карте
show-on-map = Показать на карте
print-checks = До печати
check-type = Самый мелкий текст { $size } пт
check-type-help = читается с { $distance } м
check-room = Ничего не обрезано и не перекрыто
check-room-help =
    { $count ->
         [one] { $count } надпись проверена
         [few] { $count } надписи проверено
        *[other] { $count } надписей проверено
    }
check-room-lost =
    { $count ->
         [one] { $count } надпись не поместилась
         [few] { $count } надписи не поместились
        *[other] { $count } надписей не поместились
    }
check-remarks =
    { $count ->
         [0] Замечаний нет
         [one] { $count } замечание в проверке
         [few] { $count } замечания в проверке
        *[other] { $count } замечаний в проверке
    }
check-research = Указано, на чём основана карта
check-research-none = Не указано, на чём основана карта
check-date = Дата указана
check-date-none = Нет даты, в подвале останется пустое место
save-pdf = Сохранить PDF
save-png = PNG…
save-svg = SVG…
welcome-new = Новая карта
welcome-recent = Недавние
welcome-sample = Посмотреть готовую
welcome-templates = Начать с шаблона
sample-title = Выход на маркетплейсы
sample-text = Сергей и Марина, шесть этапов, все дорожки заполнены

# Dialogs
dialog-path = Путь к файлу
dialog-open = Открыть карту
dialog-save = Сохранить карту
dialog-export = Сохранить лист
dialog-portrait = Портрет персоны, PNG или JPEG
dialog-open-this = Открыть
dialog-save-here = Сохранить
dialog-cancel = Отмена
dialog-understood = Понятно
unsaved-title = Сохранить «{ $name }»?
unsaved-text = Если не сохранить, последние изменения пропадут
unsaved-save = Сохранить
unsaved-discard = Не сохранять
failed-open = Файл не открылся
failed-open-named = Файл «{ $name }» не открылся
failed-save = Карта не сохранена
failed-export = Лист не сохранён
failed-picture = Портрет не загружен
failed-picture-kind = «{ $path }» — не PNG и не JPEG. Выберите другую картинку
failed-picture-read = «{ $path }» не читается: { $reason }
failed-start = Не получилось начать
failed-crashed = Работа прервалась из-за ошибки в программе. Карта цела: сохраните её и повторите
failed-thread = Системе не хватает ресурсов: { $reason }. Закройте другие программы и повторите
exported = Сохранено: { $path }
edit-refused = Так изменить не получится
sheet-landscape = Альбомная
sheet-portrait = Книжная
field-quote = Реплика
field-segment = Сегмент

# Холст: выделение и перетаскивание
command-select-all = Выделить всё
edit-move-selection = перенос выделенного
edit-duplicate = копирование
edit-reorder-stage = порядок этапов
edit-reorder-lane = порядок дорожек
edit-resize-stage = ширина этапа
edit-resize-lane = высота дорожки
landing-stage = Этап { $stage }
landing-lane = Дорожка { $lane }
selected-count = { $count ->
    [one] Выделен { $count } элемент
    [few] Выделено { $count } элемента
   *[many] Выделено { $count } элементов
}
locked-held = Закреплено: сначала снимите замок, Ctrl Shift L
