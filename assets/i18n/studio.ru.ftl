# Messages of the window.

# The window
app-name = Тропа
app-what = карты пути клиента
untitled = Без названия
menu-export = Экспорт
rename-map = Переименовать
menu = Меню
places = Разделы
minimap = Карта целиком
show = Показать
search-hint = Найти или сделать
back-to-map = Вернуться к карте
zoom-fit = Вписать
zoom-paper = 1{"\u00A0"}:{"\u00A0"}1
zoom-paper-help = Как на бумаге: сантиметр на экране — сантиметр на листе
zoom-lens = Лупа
zoom-lens-help = Показывает бумагу в натуральную величину. Без неё подержите кнопку мыши на месте
saved-at = сохранено в { $time }
saved-soon = сохраняется…
saved-before = есть правки после { $time }
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
command-export-html = Сохранить страницу HTML…
command-export-pptx = Сохранить PPTX…
command-export-all = Сохранить всё сразу…
command-print-now = Напечатать…
command-undo = Отменить
command-redo = Повторить
command-duplicate = Создать копию
command-delete = Удалить
command-find = Найти на карте…
command-tool-select = Выделение
command-tool-hand = Рука
command-place-emotion = Поставить точку эмоции
command-place-dropoff = Поставить уход клиента
command-place-moment = Отметить момент истины
command-place-barrier = Поставить барьер
command-place-solution = Поставить решение
command-add-stage = Добавить этап
command-add-lane = Добавить дорожку…
command-add-persona = Добавить персону
command-zoom-in = Приблизить
command-zoom-out = Отдалить
command-zoom-fit = Вписать лист
command-zoom-actual = Масштаб 100 %
command-lens = Лупа на листе перед печатью
command-proof-color = Проба: в цвете
command-proof-grey = Проба: в сером
command-proof-protan = Проба: протанопия
command-proof-deutan = Проба: дейтеранопия
command-proof-tritan = Проба: тританопия
command-proof-ink-saver = Проба: меньше краски
command-split-by-stages = Разделить по этапам
command-map = К карте
command-personas = К персонам
command-metrics = К показателям
command-review = К проверке
command-print = К печати
command-show = Показать на весь экран
command-toggle-theme = Тёмное оформление
command-toggle-theme-light = Светлое оформление
command-toggle-language = Switch to English
command-toggle-panels = Скрыть или показать панели
command-fold-palette = Палитра: свернуть или развернуть
command-fold-inspector = Свойства: свернуть или развернуть
command-toggle-wheel = Колесо: прокрутка или масштаб
command-quit = Выйти
wheel-zooms = Колесо меняет масштаб
wheel-scrolls = Колесо прокручивает
finder-hint = Команда или слово с карты
finder-nothing = Ничего не нашлось
finder-recent = Недавние

# Palette
palette-channels = Перетащите на карту
palette-all = Все каналы, { $count }
palette-all-search = Найти канал
palette-felt = Чувства и потери
palette-weighed = Что мешает и что помогает
palette-curve = Новые точки — на кривую
mark-emotion = Точка эмоции
mark-dropoff = Уход клиента
mark-moment = Момент истины
mark-barrier = Барьер
mark-solution = Решение
persona-show = Показать: { $name }
persona-hide = Скрыть: { $name }
persona-sign-hint = Щелчок выделяет, правая кнопка открывает меню
palette-fold = Свернуть палитру в значки
palette-unfold = Развернуть палитру
inspector-fold = Свернуть свойства
inspector-unfold = Закрепить свойства справа
inspector-peek = Показать свойства
inspector-close = Убрать свойства
panels-both = Обе панели: { $keys }
landing-tag = Этап { $stage } · { $lane }
node-name = { $name }, { $kind }, { $place } из { $total }

# Bar at the bottom
sheet-words = { $paper } · { $width } × { $height } мм
legible = Весь текст читается с { $distance } м
legible-where = Показать, где текст мелкий
paper-slides = Слайды 16:9
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
field-lost = Уходят, %
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
field-aim = Лучше, когда
field-progress = На пути к цели
field-question = Вопрос клиента
field-duration = Сколько длится
hint-duration = 1–2 недели
field-width = Ширина
field-height = Высота
width-less = уже
width-more = шире
height-less = ниже
height-more = выше
size-usual = обычная
height-floor = Ниже, чем нужно содержимому, дорожка не станет
field-hint = Пояснение
field-visible = Показывать на листе
field-order = Порядок
move-before = Раньше
move-after = Позже
move-up = Выше
move-down = Ниже
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
wrong-number = Не число. Пример: 12,5
wrong-number-or-span = Не число и не время. Пример: 40 мин
wrong-count = Не целое число людей. Пример: 1240
wrong-span = Не время. Пример: 1 ч 20 мин
wrong-date = Не дата. Пример: 01.02.2027
wrong-feeling = Не число от −2 до 2. Пример: −1,5
group-sheet = Лист
group-type = Кегль на бумаге
group-proof = Проба
proof-color = Цвет
proof-grey = Серый
proof-deficiency = Дальтонизм
proof-protan = Протан
proof-deutan = Дейтан
proof-tritan = Тритан
proof-ink-saver = Без заливок, тонкими линиями
group-save-sheet = Сохранить лист
group-structure = Дорожки
group-project = Проект
field-journey-title = Заголовок словами клиента
hint-journey-title = «Я хочу…»
field-scenario = Сценарий
hint-scenario = Кто, чего хочет и при каких обстоятельствах
field-journey-kind = Что показывает карта
journey-as-is = Как есть
journey-to-be = Как будет
field-paper = Бумага
field-orientation = Ориентация
field-sheet-width = Ширина, мм
field-sheet-height = Высота, мм
field-roll-length = Длина, мм
field-margin = Поля, мм
hint-margin = по размеру листа
field-type-size = Кегль самого мелкого текста, пт
fit-sheet = По размеру рисунка…
fit-sheet-help = Лист будет наименьшим, на котором всё поместится. Такой текст читается с { $distance }{"\u00A0"}м
fit-sheet-do = Подобрать лист
lane-show = Показать дорожку: { $name }
lane-hide = Скрыть дорожку: { $name }
add-persona = Персона
lanes-hidden = Скрыто: { $count }
add = Добавить…
field-project-title = Название проекта
field-client = Заказчик
field-author = Автор
field-version = Версия
field-research = На чём основана карта
field-date = Дата
field-map-language = Язык карты
language-ru = Русский
language-en = Английский

# Почему команда сейчас не работает и что для неё сделать
why-undo = Отменять пока нечего
why-redo = Возвращать нечего
why-one = Выберите на карте что-нибудь одно
why-selection = Сначала выберите что-нибудь на карте
why-persona = Сначала добавьте персону
why-several = Выберите хотя бы две карточки или точки
why-lock = Выберите то, что нужно закрепить
why-confidential = Выберите то, что видно не всем: карточку, дорожку, персону
why-band = Выберите этап или дорожку
why-lane = Выберите дорожку, над которой нужна линия
why-hidden = Все этапы и дорожки показаны
why-filters = Сейчас показано всё
why-point = Выберите точку эмоции
why-link = Выберите точку эмоции или уход
why-curve = Сначала нарисуйте кривую «как есть»
why-curves = Нужны две кривые: второй персоны или «как будет»
why-losses = Сначала впишите в воронку, сколько людей ушло
why-funnel = Сначала прочитайте воронку из файла
why-others = Персона на карте одна
why-whose = Сначала выберите персону
why-personas = Все персоны показаны
why-portrait = Сначала добавьте персоне портрет
why-look = Знаки этой персоны и так её собственные
why-priorities = Этот список уже на карте
why-split = Для этого нужны хотя бы два этапа

# Places
review-problems = Мешает понять карту
review-gaps = Стоит дополнить
review-advice = Советы
review-to-metrics = К показателям
review-to-print = К печати
review-split = Разделить по этапам
review-to-persona = К портрету
remarks-touchpoint-without-title =
    { $count ->
        [one] { $count } точка контакта без названия, этап
        [few] { $count } точки контакта без названия, этапы
       *[other] { $count } точек контакта без названия, этапы
    }
remarks-dropoff-loses-nobody =
    { $count ->
        [one] { $count } уход никого не теряет
        [few] { $count } ухода никого не теряют
       *[other] { $count } уходов никого не теряют
    }
remarks-dropoff-without-reason =
    { $count ->
        [one] У { $count } ухода нет причины
       *[other] У { $count } уходов нет причины
    }
remarks-dropoff-without-solution =
    { $count ->
        [one] У { $count } ухода нет решения
       *[other] У { $count } уходов нет решения
    }
remarks-barrier-without-solution =
    { $count ->
        [one] У { $count } барьера нет решения
       *[other] У { $count } барьеров нет решения
    }
remarks-stage-without-touchpoint =
    { $count ->
        [one] На { $count } этапе нет точек контакта
       *[other] На { $count } этапах нет точек контакта
    }
remarks-persona-without-emotions =
    { $count ->
        [one] У { $count } персоны нет кривой эмоций
       *[other] У { $count } персон нет кривой эмоций
    }
remarks-persona-without-portrait =
    { $count ->
        [one] У { $count } персоны нет ни желаний, ни страхов
       *[other] У { $count } персон нет ни желаний, ни страхов
    }
remarks-persona-without-wishes =
    { $count ->
        [one] У { $count } персоны нет желаний
       *[other] У { $count } персон нет желаний
    }
remarks-persona-without-fears =
    { $count ->
        [one] У { $count } персоны нет страхов
       *[other] У { $count } персон нет страхов
    }
remarks-metric-without-target =
    { $count ->
        [one] У { $count } показателя нет цели
       *[other] У { $count } показателей нет цели
    }
remarks-solution-without-owner =
    { $count ->
        [one] У { $count } решения нет ответственного
       *[other] У { $count } решений нет ответственного
    }
remarks-solution-without-due =
    { $count ->
        [one] У { $count } решения нет срока
       *[other] У { $count } решений нет срока
    }
remarks-solution-without-cause =
    { $count ->
        [one] { $count } решение ни к чему не относится
        [few] { $count } решения ни к чему не относятся
       *[other] { $count } решений ни к чему не относятся
    }
remarks-low-without-evidence =
    { $count ->
        [one] { $count } провал рядом с уходом — пока гипотеза
        [few] { $count } провала рядом с уходами — пока гипотезы
       *[other] { $count } провалов рядом с уходами — пока гипотезы
    }
remarks-quote-left-out =
    { $count ->
        [one] { $count } цитата не поместилась на кривой
        [few] { $count } цитаты не поместились на кривой
       *[other] { $count } цитат не поместились на кривой
    }
remarks-reason-left-out =
    { $count ->
        [one] { $count } причина ухода не поместилась
        [few] { $count } причины ухода не поместились
       *[other] { $count } причин ухода не поместились
    }
remarks-amounts-left-out =
    { $count ->
        [one] У { $count } ухода не поместились люди и деньги
       *[other] У { $count } уходов не поместились люди и деньги
    }
review-title = Проверка карты
review-help = Нажмите на замечание, чтобы перейти к нему на карте
finding-parted = { $name }: тот же идентификатор в файле был у другого элемента
finding-parted-help = Теперь он свой, и элементы меняются порознь. Связи остались у первого: проверьте их и сохраните карту
finding-empty = В файле не было ни одной карты: добавлена пустая
finding-dangling =
    { $kind ->
        [stage] { $name }: этапа, к которому это относится, в файле нет
        [lane] { $name }: дорожки, в которой это стоит, в файле нет
        [persona] { $name }: персоны, к которой это относится, в файле нет
        [touchpoint] { $name }: точки контакта, с которой это связано, в файле нет
        [solution] { $name }: решения, с которым это связано, в файле нет
        [barrier] { $name }: барьера, с которым это связано, в файле нет
       *[other] { $name }: того, с чем это связано, в файле нет
    }
finding-dangling-help = На листе этого может не быть видно. Выберите замену в свойствах или удалите элемент
finding-wrong-lane = { $name }: стоит в дорожке, где текстов не бывает
finding-wrong-lane-help = На листе этого не видно. Удалите текст или перенесите его
finding-missing-image = { $name }: картинки в файле нет
finding-missing-image-help = Выберите её заново
finding-counted-twice = { $name }: в воронке один этап одной персоны посчитан дважды
finding-counted-twice-help = Оставьте в таблице одну строку
review-empty = Замечаний нет
review-empty-help = Карта готова к показу
personas-empty = Персон пока нет
personas-empty-help = Добавьте человека, чей путь вы рисуете
persona-card-name = { $name }, { $age }
metrics-empty = Показателей пока нет
metrics-empty-help = Добавьте показатель кнопкой ниже или положите на карту
metrics-add = Показатель…
show-on-map = Показать на карте
print-checks = До печати
print-preview = Лист, как он выйдет из принтера
print-poster = Плакат
print-poster-help = Вся карта на одном листе, чтобы повесить на стену
print-personas = Персоны
print-personas-help = Плакат на каждого человека
print-comparison = Сравнение
print-comparison-help = Два человека рядом или путь сегодня и завтра
print-handout = Раздатка
print-handout-help = Брошюра: этап за этапом, что чинить, план и источники
print-slides = Слайды
print-slides-help = Показ на экране, 16 : 9
print-workshop = Мастерская
print-workshop-help = Пустая карта для заполнения от руки и карточки, чтобы вырезать
print-script = Сценарий
print-script-help = Виды показа один за другим, 16:9; в PowerPoint — с заметками докладчика
print-red-line = Правки
print-red-line-help = Карта с тем, что изменилось на встрече: прежнее зачёркнуто, новое отмечено
print-protocol = Протокол
print-protocol-help = Что изменили на встрече и о чём спросили, на одной странице
print-settling = Страницы раскладываются…
print-nothing = Печатать пока нечего
print-pages =
    { $count ->
        [one] { $count } страница, { $paper }
        [few] { $count } страницы, { $paper }
       *[other] { $count } страниц, { $paper }
    }
print-tiles = сборка: { $columns } × { $rows } листа { $paper }, нахлёст { $overlap }{"\u00A0"}мм{ $plan ->
        [yes] , план на первой странице
       *[no] {""}
    }
print-two-up =
    { $pages ->
        [one] { $pages } страница
        [few] { $pages } страницы
       *[other] { $pages } страниц
    } по две на { $count ->
        [one] { $count } листе
       *[other] { $count } листах
    } { $paper }
print-booklet =
    { $pages ->
        [one] { $pages } страница
        [few] { $pages } страницы
       *[other] { $pages } страниц
    } на { $count ->
        [one] { $count } листе
       *[other] { $count } листах
    } { $paper }, с двух сторон, переворот по { $edge ->
        [short] короткому
       *[long] длинному
    } краю
print-half = Страница — половина листа { $paper }
print-script-notes = Заметки докладчика в слайдах PowerPoint
print-slides-size = Слайд 16 : 9
group-print = Что печатаем
field-imposition = На офисном принтере
way-single = Целиком
way-tiles = Разрезать на { $paper }
way-tiles-help = Листы с нахлёстом, метками и планом сборки. Печатайте в масштабе 100 %
way-two-up = По две страницы на { $paper }
way-two-up-help = По порядку, без переплёта
way-booklet = Брошюрой на { $paper }
way-booklet-help = Печатайте с двух сторон, переворот по { $edge ->
        [short] короткому
       *[long] длинному
    } краю. Сложите пополам и скрепите по сгибу
field-bleed = Под обрез
bleed-none = Нет
bleed-mm = { $bleed }{"\u00A0"}мм
marks-crop = Метки обреза
marks-registration = Приводочные кресты
marks-color-bar = Цветовая шкала
field-compare = Что сравниваем
compare-personas = Людей
compare-tomorrow = Сегодня и завтра
compare-left = Слева
compare-right = Справа
group-people = Кого показать
group-workshop-lanes = Какие дорожки заполнять
group-pdf = В файле PDF
pdf-embed = Проект внутри, чтобы открыть и править
pdf-accessible = Разметка для чтения с экрана, PDF/UA
pdf-archive = PDF/A для архива
pdf-size = PDF ≈ { $size }
preview-of-tiles = Что показать
preview-poster = Плакат
preview-tiles = Листы
save-others = Другие форматы
print-now = Печать…
print-show = Показать для печати
print-title = Печать
field-printer = Принтер
print-usual-mark = основной
print-usual = основном принтере
print-looking = Ищем принтеры…
print-no-printer = Система не назвала ни одного принтера. PDF откроется в программе просмотра: напечатайте его оттуда
field-page-range = Страницы
hint-page-range = Все, или 1-3, 5
field-copies = Копий
copies-fewer = Меньше копий
copies-more = Больше копий
field-sides = Стороны листа
sides-front = Одна
sides-long = Две, по длинному краю
sides-short = Две, по короткому краю
print-too-large = Лист больше A3: на офисном принтере он не выйдет целиком
print-cut-instead = Разрезать на A4
print-sent =
    { $count ->
        [one] { $count } страница отправлена на печать: { $printer }
        [few] { $count } страницы отправлены на печать: { $printer }
       *[other] { $count } страниц отправлено на печать: { $printer }
    }
print-shown = PDF открыт в программе просмотра: напечатайте его оттуда
failed-print = Не напечаталось
print-error-refused = Принтер не принял задание: { $reason }. Проверьте, что он включён и выбран верно, или сохраните PDF и напечатайте его из программы просмотра
print-error-nobody = Печатать и показать PDF нечем: { $reason }. Сохраните PDF и напечатайте его на другом компьютере
exporting = «{ $name }» пишется
exporting-all = Файлы пишутся в папку «{ $name }»
printing-pages = «{ $name }» готовится к печати
export-stop = Остановить
export-stopped = Запись остановлена. Прежний файл цел
set-folder = { $name } для печати
set-written =
    { $count ->
        [one] Сохранён { $count } файл
        [few] Сохранено { $count } файла
       *[other] Сохранено { $count } файлов
    }
set-kept = Чужой файл не заменён: { $name }
set-failed = { $name }: { $reason }
group-split = Разделить по этапам
split-off = Все, лист один
split-auto = Сколько читается
split-stages = Не больше числа
field-split-stages = Этапов на листе, не больше
check-left-out = Не на листе
save-pdf = Сохранить PDF
welcome-new = Новая карта
welcome-recent = Недавние
welcome-back = Назад к карте «{ $name }»
recent-personas =
    { $count ->
        [one] { $count } персона
        [few] { $count } персоны
       *[other] { $count } персон
    }
recent-gone = Файла больше нет на месте
recent-unread = Файл не читается
example-text = Это пример: люди и цифры выдуманы. Меняйте что угодно, в следующий раз он откроется прежним
example-begin = Начать свою карту
example-close = Больше не говорить, что это пример
welcome-sample = Посмотреть готовую
welcome-templates = Начать с шаблона
sample-title = Выход на маркетплейсы
sample-text = Сергей и Марина, шесть этапов, все дорожки заполнены
sample-school-title = Школа английского
sample-school-text = Три персоны, «как есть» и «как будет», воронка из файла

# Dialogs
dialog-open = Открыть карту
dialog-save = Сохранить карту
dialog-export-pdf = Сохранить лист в{"\u00A0"}PDF
dialog-export-png = Сохранить лист в{"\u00A0"}PNG
dialog-export-svg = Сохранить лист в{"\u00A0"}SVG
dialog-export-html = Сохранить карту страницей для браузера
dialog-export-pptx = Сохранить презентацию PPTX
dialog-export-all = Сохранить всё сразу: папка для файлов
chooser-name = Имя файла
chooser-name-hint = Имя файла или путь
chooser-find-hint = Начало имени или путь
chooser-up = На уровень выше
chooser-new-folder = Новая папка
chooser-make = Создать
chooser-home = Домашняя папка
chooser-recent = Недавние папки
chooser-list = Файлы
chooser-reading = Читаем папку…
chooser-unreadable = Папка не читается: { $reason }
chooser-empty = Здесь нет подходящих файлов
chooser-cut = Показаны не все файлы: введите имя, чтобы найти свой
chooser-dpi = Точек на дюйм
chooser-paper = { $width } × { $height }{"\u00A0"}мм
chooser-svg-text = Слова остаются текстом: их можно править, но нужен шрифт Golos Text
chooser-pixels = { $width } × { $height }{"\u00A0"}пикселей
chooser-sheets =
    { $count ->
        [one] { $count }{"\u00A0"}лист
        [few] { $count }{"\u00A0"}листа
       *[other] { $count }{"\u00A0"}листов
    }
chooser-smallest = самый мелкий текст { $size }{"\u00A0"}пт
dialog-portrait = Портрет персоны, PNG или JPEG
dialog-open-this = Открыть
dialog-save-here = Сохранить
dialog-cancel = Отмена
dialog-understood = Понятно
unsaved-title = Сохранить «{ $name }»?
unsaved-text = Если не сохранить, последние изменения пропадут
unsaved-save = Сохранить
unsaved-discard = Не сохранять
copies-title = Не сохранённое в прошлый раз
copies-text =
    { $count ->
        [one] Тропа закрылась раньше, чем карту сохранили. Последнее, что успело записаться само:
       *[other] Тропа закрылась раньше, чем карты сохранили. Последнее, что успело записаться само:
    }
copies-never-saved = ещё не сохранялась
copies-when =
    { $moment } · { $edits ->
        [one] { $edits } правка
        [few] { $edits } правки
       *[other] { $edits } правок
    }
copies-changed = Файл с тех пор изменился: копия откроется рядом, отдельной несохранённой картой
copies-gone = Файла больше нет на месте: копия откроется новой картой
copies-tried = В прошлый раз Тропа закрылась, когда открывала эту копию
copies-recover = Восстановить
copies-recover-anyway = Всё равно восстановить
copies-remove = Удалить
copies-remove-sure = Удалить навсегда
copies-keep = Оставить
copies-later = Решить потом
copies-without =
    { $count ->
        [one] Открыть без неё
       *[other] Открыть без них
    }
tried-title = «{ $name }» пока не открыт
tried-text = В прошлый раз Тропа закрылась, когда открывала этот файл. Сам файл цел и лежит на прежнем месте
tried-without = Открыть без него
tried-anyway = Всё равно открыть
copies-waiting = Есть несохранённая работа
copies-waiting-text = «{ $name }», { $when }{ $more ->
        [0] {""}
        [one] {" "}и ещё { $more } карта
        [few] {" "}и ещё { $more } карты
       *[other] {" "}и ещё { $more } карт
    }
copies-look = Посмотреть
recovered = «{ $name }» восстановлена. Она ещё не сохранена
recovered-beside = Файл «{ $name }» с тех пор изменился, поэтому копия открыта отдельной картой. Сохраните её под другим именем
recovered-gone = Файла «{ $name }» больше нет на месте, поэтому копия открыта новой картой
failed-open = Файл не открылся
failed-open-named = Файл «{ $name }» не открылся
failed-save = Карта не сохранена
failed-export = Файл не сохранён
failed-picture = Портрет не загружен
failed-start = Не получилось начать
failed-crashed = Работа прервалась из-за ошибки в программе. Карта цела: сохраните её и повторите
failed-thread = Системе не хватает ресурсов: { $reason }. Закройте другие программы и повторите
prefs-set-aside = Настройки окна не читаются, поэтому начаты заново; прежний файл отложен
failed-save-as = Сохранить как…
failed-elsewhere = Другое место…
failed-show = Файл не показан
failed-show-text = «{ $path }» не открылся в другой программе: { $reason }. Откройте его сами
exported-left-out =
    { $count ->
        [one] Не на листе { $count } запись
        [few] Не на листе { $count } записи
       *[other] Не на листе { $count } записей
    }: какие — на странице «Печать»
exported =
    { $format ->
        [pdf] PDF сохранён
        [png] PNG сохранён
        [html] Страница HTML сохранена
        [pptx] PPTX сохранён
       *[svg] SVG сохранён
    }
saved-as = Карта сохранена
saved-anew = Файла уже не было на диске, карта записана заново
open-outside = Открыть
show-in-folder = Показать в папке
toast-close = Закрыть
closing-waits = Файл дописывается, окно закроется вместе с ним. Закройте ещё раз, чтобы не ждать
overwrite-title = «{ $name }» уже есть. Заменить?
overwrite-text = Он лежит в папке «{ $folder }». Прежнего содержимого после замены не вернуть
overwrite-replace = Заменить
overwrite-other = Другое имя…
changed-title = «{ $name }» сохранил кто-то ещё
changed-text =
    Файл на диске изменился после того, как вы его открыли. «Сохранить рядом» запишет вашу карту в «{ $beside }», «Прочитать заново» покажет то, что на диске{ $dirty ->
        [0] {""}
       *[other] , а ваша карта сохранится в «{ $beside }»
    }. «Заменить» сотрёт чужую версию.
changed-beside = Сохранить рядом
changed-read-again = Прочитать заново
changed-kept-beside = Ваша версия сохранена рядом
file-changed = «{ $name }» изменил кто-то ещё
file-gone = Файла «{ $name }» больше нет на диске. Сохраните карту, и он появится снова
file-elsewhere = «{ $name }» уже открыт в другом окне. Перед тем как заменить чужие правки, окно спросит
opened-from-pdf = Карта открыта из «{ $name }». PDF останется как есть: сохраните карту в свой файл
recovery-trouble = Копия на случай сбоя не записана: { $reason }. Освободите место на диске и сохраняйте карту чаще
file-findings = «{ $name }» открыт с замечаниями
file-findings-show = К замечаниям
edit-locked = Закреплено: сначала снимите замок
edit-unknown = { $kind }: на карте этого больше нет
edit-taken = { $kind }: это уже есть на карте
edit-dangling = { $kind }: того, с чем это связано, на карте больше нет
edit-wrong-lane = В этой дорожке текстов не бывает: выберите дорожку для текста
edit-missing-picture = Этой картинки в проекте нет: добавьте её заново
edit-counted-twice = Один этап посчитан дважды: оставьте одну строку
edit-immovable = { $kind }: так передвинуть не получится
edit-too-long = Не помещается: в поле «{ $field }» не больше { $limit } знаков
sheet-landscape = Альбомная
sheet-portrait = Книжная
field-quote = Реплика
field-segment = Сегмент

# Холст: выделение и перетаскивание
command-select-all = Выделить всё
edit-move-selection = перенос выделенного
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
removed-count =
    { $count ->
        [one] Удалён { $count } элемент
        [few] Удалено { $count } элемента
       *[many] Удалено { $count } элементов
    }
locked-held = Закреплено: снимите замок, { $keys }
# Looking around and finding
command-palette = Найти или сделать…
command-replace = Найти и заменить…
command-find-next = Найти следующее
command-find-previous = Найти предыдущее
command-zoom-selection = Приблизить выбранное
command-context-menu = Открыть контекстное меню
command-history = История изменений
command-shortcuts = Клавиши и жесты
command-settings = Настройки…
undo-named = { $command }: { $step }
edit-replace = замена текста
find-hint = Найти на карте
find-count = { $place } из { $total }
find-more = Показать замену
find-less = Скрыть замену
find-close = Закрыть
find-with = Заменить на
find-replace = Заменить
find-replace-all = Заменить все
find-locked-one = Под замком, поэтому не заменено
find-replaced =
    { $count ->
        [0] Заменять нечего
        [one] Заменено в { $count } месте
       *[other] Заменено в { $count } местах
    }
find-replaced-but-locked =
    { $count ->
        [one] Заменено в { $count } месте, под замком осталось: { $locked }
       *[other] Заменено в { $count } местах, под замком осталось: { $locked }
    }
history-title = История изменений
history-map = правка карты
history-several =
    { $count ->
        [one] { $count } элемент
        [few] { $count } элемента
       *[other] { $count } элементов
    }
history-named = «{ $name }»
history-renamed = { $what } «{ $before }» → «{ $after }»
history-place = место
history-lock = закрепление
history-confidential = конфиденциальность
history-lost = сколько уходят
history-width = ширина
history-height = высота
history-seen = показ на листе
history-look = цвет и линия
history-beginning = Открытие карты
shortcuts-title = Клавиши и жесты
shortcuts-search = Найти клавишу или действие
group-look = Осмотреться
group-find = Найти
group-edit = Изменить
group-place = Поставить
group-file = Файл
group-window = Окно
hand-wheel = Колесо, два пальца
hand-wheel-shift = Shift колесо
hand-wheel-primary = { $primary } колесо
hand-pinch = Щипок
hand-drag-space = Пробел + тянуть
hand-drag-middle = Тянуть средней кнопкой
hand-drag-right = Тянуть правой кнопкой
hand-z-press = Z + нажать или тянуть
hand-z-press-alt = Z Alt + нажать
hand-z = Z
hand-pages = PgUp, PgDn
hand-arrows-free = Стрелки, ничего не выбрано
hand-double-click = Двойной щелчок
hand-letters = Буквы в пустой ячейке
hand-click-shift = Shift + щелчок
hand-drag-alt = Alt + тянуть
hand-drag-shift = Shift + тянуть
hand-drag-label = Тянуть подпись точки
hand-arrows = Стрелки
hand-arrows-shift = Shift + стрелки
hand-right-click = Правый щелчок, долгое касание
hand-tab = Tab
hand-arrows-primary = { $primary } + стрелки
hand-escape = Esc
does-scroll = Прокрутить
does-scroll-sideways = Прокрутить вбок
does-zoom-at-pointer = Масштаб у курсора
does-pan = Двигать лист
does-quick-zoom = Приблизить у курсора
does-quick-zoom-out = Отдалить у курсора
does-toggle-zoom = Весь лист или 100 %
does-page = На экран, с Shift вбок
does-edit-text = Изменить текст
does-begin-text = Начать текст
does-select-more = Добавить к выбору
does-copy = Создать копию
does-lock-axis = Двигать по прямой
does-move-label = Поставить её куда нужно
does-nudge = Сдвинуть на шаг
does-nudge-far = Сдвинуть на десять
does-menu = Открыть меню
does-next = К следующему
does-neighbour = К соседнему
does-escape = Выйти, отменить
settings-title = Настройки
settings-done = Готово
settings-look = Вид
settings-language = Язык окна
settings-theme = Оформление
settings-reduced-motion = Переходить сразу, без движения камеры
settings-wheel = Колесо и трекпад
settings-wheel-does = Колесо мыши
settings-device = Устройство
settings-invert = Обратное направление
settings-hands = Холст и клавиши
settings-edge-scroll = Прокрутка у края
settings-single-keys = Буквы и знаки без Ctrl — быстрые клавиши
language-own-ru = Русский
language-own-en = English
theme-system = Как в{"\u00A0"}системе
theme-light = Светлое
theme-dark = Тёмное
wheel-scroll = Прокручивает
wheel-zoom = Меняет масштаб
device-auto = Определять
device-mouse = Мышь
device-trackpad = Трекпад
edge-scroll-off = Нет
edge-scroll-slow = Медленно
edge-scroll-normal = Обычно
edge-scroll-fast = Быстро
# Tools of the canvas
command-place-touchpoint = Поставить точку контакта
command-place-metric = Поставить показатель
command-place-note = Поставить заметку
command-draw-curve = Нарисовать кривую эмоций
command-align-left = Выровнять по левому краю
command-align-right = Выровнять по правому краю
command-align-top = Выровнять по верхнему ряду
command-align-bottom = Выровнять по нижнему ряду
command-align-middle = Выровнять по середине
command-distribute = Распределить равномерно
command-toggle-lock = Закрепить или открепить
command-toggle-confidential = Конфиденциально
command-order-earlier = Переместить раньше
command-order-later = Переместить позже
command-insert-before = Вставить перед выбранным
command-insert-after = Вставить после выбранного
command-hide-band = Скрыть этап или дорожку
command-show-hidden = Показать всё скрытое
command-reset-filters = Сбросить фильтры
mark-draw = Карандаш
lock-on = Закрепить
lock-off = Открепить
confidential = Конфиденциально
confidential-on = Сделать конфиденциальным: зрителям, которым это не положено, не достанется ни на экране, ни в файлах
confidential-off = Конфиденциально. Показать всем
locked-told = Закреплено: { $name }. Снимите замок: { $keys }
locked-here = Закреплено
locked-by-stage = Закреплено вместе с этапом «{ $name }»
locked-by-lane = Закреплено вместе с дорожкой «{ $name }»
menu-passes = Проходит: { $name }
menu-stage-before = Вставить этап слева
menu-stage-after = Вставить этап справа
menu-lane-before = Вставить дорожку выше…
menu-lane-after = Вставить дорожку ниже…
menu-stage-copy = Копия с содержимым
menu-stage-hide = Скрыть этап
menu-lane-hide = Скрыть дорожку
menu-stage-earlier = Переместить левее
menu-stage-later = Переместить правее
menu-lane-earlier = Переместить выше
menu-lane-later = Переместить ниже
menu-align = Выровнять
insert-stage-here = Вставить этап сюда
insert-lane-here = Вставить дорожку сюда
catalogue-title = Какая дорожка
catalogue-own = Своя дорожка
catalogue-more = Ещё одна такая
catalogue-hidden = { $name }, скрыта
hidden-bands = Скрыто: { $what }
hidden-show = Показать скрытое
count-stages =
    { $count ->
         [one] { $count }{"\u00A0"}этап
         [few] { $count }{"\u00A0"}этапа
        *[other] { $count }{"\u00A0"}этапов
    }
count-lanes =
    { $count ->
         [one] { $count }{"\u00A0"}дорожка
         [few] { $count }{"\u00A0"}дорожки
        *[other] { $count }{"\u00A0"}дорожек
    }
count-touchpoints =
    { $count ->
         [one] { $count }{"\u00A0"}точка контакта
         [few] { $count }{"\u00A0"}точки контакта
        *[other] { $count }{"\u00A0"}точек контакта
    }
count-notes =
    { $count ->
         [one] { $count }{"\u00A0"}заметка
         [few] { $count }{"\u00A0"}заметки
        *[other] { $count }{"\u00A0"}заметок
    }
count-emotions =
    { $count ->
         [one] { $count }{"\u00A0"}точка эмоций
         [few] { $count }{"\u00A0"}точки эмоций
        *[other] { $count }{"\u00A0"}точек эмоций
    }
count-dropoffs =
    { $count ->
         [one] { $count }{"\u00A0"}уход
         [few] { $count }{"\u00A0"}ухода
        *[other] { $count }{"\u00A0"}уходов
    }
count-barriers =
    { $count ->
         [one] { $count }{"\u00A0"}барьер
         [few] { $count }{"\u00A0"}барьера
        *[other] { $count }{"\u00A0"}барьеров
    }
count-solutions =
    { $count ->
         [one] { $count }{"\u00A0"}решение
         [few] { $count }{"\u00A0"}решения
        *[other] { $count }{"\u00A0"}решений
    }
count-metrics =
    { $count ->
         [one] { $count }{"\u00A0"}показатель
         [few] { $count }{"\u00A0"}показателя
        *[other] { $count }{"\u00A0"}показателей
    }
list-and = { $first } и { $last }
remove-title-stage = Удалить этап «{ $name }»?
remove-title-lane = Удалить дорожку «{ $name }»?
remove-title-persona = Удалить персону «{ $name }»?
remove-title-several =
    { $count ->
         [one] Удалить { $count } элемент?
         [few] Удалить { $count } элемента?
        *[other] Удалить { $count } элементов?
    }
remove-text-stage =
    { $goes ->
         [one] Вместе с этапом уйдёт { $what }. Это можно отменить.
        *[other] Вместе с этапом уйдут { $what }. Это можно отменить.
    }
remove-text-lane =
    { $goes ->
         [one] Вместе с дорожкой уйдёт { $what }. Это можно отменить.
        *[other] Вместе с дорожкой уйдут { $what }. Это можно отменить.
    }
remove-text-persona =
    { $goes ->
         [one] Вместе с персоной уйдёт { $what }. Это можно отменить.
        *[other] Вместе с персоной уйдут { $what }. Это можно отменить.
    }
remove-text-several =
    { $goes ->
         [one] Вместе с ними уйдёт { $what }. Это можно отменить.
        *[other] Вместе с ними уйдут { $what }. Это можно отменить.
    }
remove-ask-no-more = Больше не спрашивать до выхода
remove-yes = Удалить
filter-all = Все
filter-people = Все персоны
filter-channels = Каналы
filter-channels-some = Каналы: { $count }
filter-channels-all = Все каналы
filter-short = Фильтры
filter-person = Показать только: { $name }
place-nowhere = На листе нет подходящей дорожки
# Правка текста на листе
text-on-sheet = Текст на листе: { $field }, { $kind } «{ $name }»
# Буфер обмена
command-cut = Вырезать
command-copy = Копировать
command-paste = Вставить
command-paste-as-one = Вставить одной карточкой
command-copy-picture = Копировать как картинку
copied-count =
    { $count ->
        [one] Скопирован { $count } элемент
        [few] Скопировано { $count } элемента
       *[other] Скопировано { $count } элементов
    }
copied-picture = Картинка скопирована
pasted-nothing = В буфере обмена нет ничего для карты
pasted-left-out = Не нашлось места: { $count }
paste-lines-title = Список или один текст?
paste-lines-text = Строки похожи на один абзац. Как их вставить?
paste-lines-many =
    { $count ->
        [one] { $count } карточка
        [few] { $count } карточки
       *[other] { $count } карточек
    }
paste-lines-one = Одна карточка
paste-table-title = Таблица станет частью карты
paste-table-first-row = Первая строка — этапы
paste-table-first-column = Первый столбец — дорожки
paste-table-turned = Поменять строки и столбцы
paste-table-new = новый
paste-table-new-lane = новая
paste-table-counts = Карточек: { $cards }, новых этапов: { $stages }, новых дорожек: { $lanes }
paste-table-insert = Вставить
paste-table-more = и ещё { $count }
field-picture = Картинка
picture-remove = Убрать картинку
failed-paste-picture = Картинка не вставлена
failed-files =
    { $count ->
        [1] Файл не добавлен
        [one] { $count } файл не добавлен
        [few] { $count } файла не добавлены
       *[other] { $count } файлов не добавлены
    }
failed-files-more = И ещё { $count }
file-error-missing = Файла «{ $name }» нет: возможно, его переместили или переименовали. Выберите другой
file-error-denied = Нет права читать файл «{ $name }». Попросите доступ у владельца
file-error-io = Не удалось прочитать файл «{ $name }»: { $reason }. Проверьте диск и попробуйте ещё раз
file-error-not-a-file = «{ $name }» — папка или устройство. Перетащите сами файлы
file-error-empty = Файл «{ $name }» пуст. Выберите другой
file-error-too-much-text = В файле «{ $name }» { $size }{"\u00A0"}МиБ текста, а на карту можно взять не больше { $limit }{"\u00A0"}МиБ. Оставьте в нём только нужное
file-error-not-text = «{ $name }» — не текст, хотя так называется. Сохраните его как текст в UTF-8
file-error-not-a-picture =
    { $name ->
        [none] Картинка в буфере обмена
       *[other] «{ $name }»
    } — не PNG и не JPEG. Сохраните картинку в одном из этих форматов
file-error-picture-too-large =
    { $name ->
        [none] Картинка в буфере обмена
       *[other] Картинка «{ $name }»
    } больше { $limit }{"\u00A0"}МиБ. Уменьшите её
file-error-picture-too-many-pixels =
    { $name ->
        [none] В картинке из буфера обмена
       *[other] В картинке «{ $name }»
    } { $width }{"\u00A0"}×{"\u00A0"}{ $height } пикселей, а открыть можно не больше { $limit }{"\u00A0"}млн. Уменьшите её
file-error-picture-damaged =
    { $name ->
        [none] Картинка в буфере обмена
       *[other] Картинка «{ $name }»
    } повреждена и не открывается. Сохраните её заново там, где её сделали
file-error-workbook = «{ $name }» — книга электронных таблиц. Скопируйте в ней нужные ячейки и вставьте на карту; числа воронки читаются в «Метриках»
file-error-unsupported = Файл «{ $name }» карта принять не может. Подойдут PNG и JPEG, текст, CSV, HTML и файлы Tropa

# Several things at once
several-differ = Разные
# Keyboard only
command-next-part = К следующей части окна
command-previous-part = К предыдущей части окна
field-feeling-value = Оценка от −2 до 2
hand-arrows-cell = Стрелки в ячейке
hand-shift-enter = Shift Enter
does-next-cell = К соседней ячейке
does-to-cell = Из текста или карточки в её ячейку
# A clipboard that takes nothing
copied-nothing = Буфер обмена ничего не принял, на карте всё осталось как было

# Поля глубины: персона, чувство, уход
field-demographics = Демография
field-feeling-name = Чувство
field-comeback = Что вернёт
evidence-observation = Наблюдение

# Основания
field-observed = За сколькими наблюдали
field-source-date = Дата данных
field-concerns = Кого касается

# Руки для эмоций и уходов
field-curve = Кривая
curve-as-is = Нынешняя
curve-to-be = Будущая
curve-begin = Начать будущую
curve-now-as-is = Новые точки идут на нынешнюю кривую
curve-now-to-be = Новые точки идут на будущую кривую
field-intensity = Насколько сильно
intensity-faint = Слегка
intensity-clear = Заметно
intensity-strong = Очень
field-label = Подпись
label-auto = Авто
label-pinned = Закреплена
label-hidden = Скрыта
label-pinned-there = Стоит там, куда вы её перетащили. «Авто» вернёт её на своё место
label-pinned-help = Всегда видна на листе. Перетащите её на карте, чтобы поставить куда нужно
field-touchpoint = Точка контакта
touchpoint-none = Не связана
field-cause = Почему уходят
hint-reason = Одной фразой, словами клиента
hint-comeback = Что сделать, чтобы человек вернулся
field-people-lost = Уходят, человек
field-loss-target = Цель: уходят, %
dropoff-people = Дошли: { $arrived }, идут дальше: { $after }
dropoff-money = Теряем { $money }
severity-trivial-short = Досада
severity-workaround-short = Обход
severity-abandonment-short = Потеря
severity-trivial-help = Недовольны, но вернутся сами
severity-workaround-help = Находят другой путь: звонят, просят, делают вручную
severity-abandonment-help = Уходят совсем и не возвращаются
solution-new = Новое решение
solution-go = Открыть решение
dropoff-answered = Решение считается найденным: оно снимает барьер этого этапа
dropoff-link-solution = Связать: { $name }
command-pin-label = Закрепить подпись
command-hide-label = Скрыть подпись
command-auto-label = Подпись сама
command-link-touchpoint = Связать с{"\u00A0"}точкой контакта
command-switch-curve = Кривая: нынешняя или будущая
command-copy-curve = Будущая кривая из нынешней
command-compare = Сравнить кривые
link-nothing = На этом этапе нет точек контакта
compare-title = Сравнение
compare-open = Сравнить
compare-end = Закончить сравнение
compare-one = Кто
compare-other = Рядом
compare-own-to-be = Будущая кривая
compare-no-gaps = Нет этапов, через которые проходят обе кривые
compare-no-changes = Будущая кривая ничем не отличается
ranking-title = Что исправить первым
ranking-empty = Пока никто не уходит: отметьте уходы на карте, и здесь появится очередь
ranking-more = Ещё { $count }
ranking-fewer = Свернуть
command-show-priorities = Показать на плакате
ranking-weighed = с учётом настроения
ranking-on-poster = Уже на плакате
priorities-on-poster = Блок «Что исправить первым» на плакате
edit-label = подпись точки
edit-link = связь с точкой контакта
edit-copy-curve = будущая кривая
feeling-gratitude = благодарность
feeling-relief = облегчение
feeling-interest = интерес
feeling-hope = надежда
feeling-indifference = равнодушие
feeling-doubt = сомнение
feeling-confusion = растерянность
feeling-anxiety = тревога
feeling-disappointment = разочарование
field-backstage = Ниже линии видимости
command-visibility-line = Линия видимости: выше этой дорожки

# Воронка
command-read-funnel = Прочитать из{"\u00A0"}файла…
command-read-funnel-again = Прочитать снова…
command-take-losses = Перенести в{"\u00A0"}уходы
dialog-funnel = Таблица с{"\u00A0"}воронкой
edit-take-losses = перенос ушедших в{"\u00A0"}уходы
funnel-title = Воронка
funnel-whose = Чья воронка
funnel-everybody = Все вместе
funnel-entered = Вошли
funnel-left = Ушли
funnel-share = Доля
funnel-time = Время на{"\u00A0"}этапе
funnel-no-stages = Этапов пока нет
funnel-no-stages-help = Добавьте этапы на{"\u00A0"}карте: у{"\u00A0"}каждого будет своя строка
funnel-how = Впишите числа, вставьте скопированную таблицу (Ctrl{"\u00A0"}V) или прочитайте файл CSV либо XLSX
funnel-typed = Числа введены вручную или вставлены
funnel-source-file = Данные воронки: «{ $file }»
funnel-source-sheet = лист «{ $sheet }»
funnel-source-rows = { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    }
doubt-left-without-entering = Никто не{"\u00A0"}вошёл, а{"\u00A0"}ушло { $left }
doubt-left-exceeds-entered = Ушло больше, чем вошло: { $left } из{"\u00A0"}{ $entered }
doubt-does-not-add-up = С этапа «{ $before }» должно прийти { $expected }
doubt-parts-exceed-whole = По персонам вместе больше: { $parts }
losses-taken = { $changed ->
        [0] Новых уходов: { $added }
       *[other] Обновлено уходов: { $changed }, новых: { $added }
    }
losses-nothing = Уходы уже совпадают с{"\u00A0"}воронкой
losses-several = Не тронуто, потому что уходов несколько: { $places }
losses-unclear = { $count ->
        [one] { $count } строка не{"\u00A0"}перенесена: в{"\u00A0"}ней нет персоны или числа вошедших
        [few] { $count } строки не{"\u00A0"}перенесены: в{"\u00A0"}них нет персоны или числа вошедших
       *[other] { $count } строк не{"\u00A0"}перенесено: в{"\u00A0"}них нет персоны или числа вошедших
    }
funnel-taken = { $rows ->
        [one] В{"\u00A0"}воронке { $rows } строка
        [few] В{"\u00A0"}воронке { $rows } строки
       *[other] В{"\u00A0"}воронке { $rows } строк
    }

# Таблица становится воронкой
import-title = Воронка из{"\u00A0"}«{ $file }»
import-again-title = Что изменится по{"\u00A0"}«{ $file }»
import-pasted = буфер обмена
import-sheet = Лист
import-encoding = Кодировка
import-delimiter = Между ячейками
import-header = Строка заголовков
import-decimal = Десятичный знак
import-decimal-none = Не выбран
import-decimal-comma = Запятая: 1{"\u00A0"}240,5
import-decimal-point = Точка: 1,240.5
import-unit = Время указано в
import-unit-seconds = секундах
import-unit-minutes = минутах
import-unit-hours = часах
import-unit-days = днях
import-layout = Как устроена таблица
import-layout-long-help = Каждая строка — один этап, а{"\u00A0"}столбцы — сколько вошло, ушло и{"\u00A0"}как долго
import-layout-wide-help = Каждая строка — персона или сегмент, а{"\u00A0"}столбцы названы по{"\u00A0"}этапам
import-layout-log-help = Каждая строка — событие: кто, что и{"\u00A0"}когда
import-role-of = Что в{"\u00A0"}столбце { $column }
import-users = Считать пользователей, а{"\u00A0"}не{"\u00A0"}сессии
import-difference = Ушли — те, кто не{"\u00A0"}дошёл до{"\u00A0"}следующего этапа, если столбца «Ушли» нет
import-names = Что значат эти названия
import-name-open = Выберите
import-name-nothing = Не читать
import-name-times = { $times ->
        [one] «{ $name }» — { $times } строка
        [few] «{ $name }» — { $times } строки
       *[other] «{ $name }» — { $times } строк
    }
import-name-means = Что значит «{ $name }»
import-faults = Что не{"\u00A0"}так
import-preview-more =
    { $count ->
        [one] и{"\u00A0"}ещё { $count } строка
        [few] и{"\u00A0"}ещё { $count } строки
       *[many] и{"\u00A0"}ещё { $count } строк
    }
import-preview-many-more = и{"\u00A0"}ещё больше { $count } строк
import-faults-more = И ещё { $count }
import-reading = Прочитано строк: { $rows }
import-summary = В{"\u00A0"}воронку войдёт строк: { $taken } · строк в{"\u00A0"}файле: { $rows } · пропущено: { $left }
import-take = Взять в{"\u00A0"}воронку
import-take-changes = Принять изменения
import-columns = Выбрать столбцы…
import-nothing-changes = Числа те же: ничего не{"\u00A0"}изменится
failed-import = Таблица не{"\u00A0"}прочитана
## The personas in full: sheet, portrait, library, looks, one alone

persona-open-page = Страница персоны
persona-from-file = Вставить из файла…
personas-empty-page = Добавьте человека, чей путь вы рисуете, или вставьте персону из файла
persona-doubts = Сомнения
persona-channels = Предпочитаемые каналы
persona-places = Где искать
persona-subscriptions = На что подписаны
persona-value = Приносит один клиент
persona-segment-question = К какому сегменту относится?
persona-demographics-question = Семья, город, работа, доход: что из этого влияет на путь?
persona-wishes-question = Чего хочет? Какие желания пока не решены?
persona-problems-question = Какие проблемы не решены сейчас?
persona-criteria-question = По каким критериям выбирает и с кем сравнивает?
persona-objections-question = Что отвечает на предложение: дорого, не сейчас, не мне?
persona-fears-question = Чего боится, если выбор окажется неверным?
persona-doubts-question = Какие вопросы задаёт и из-за чего сомневается?
persona-channels-question = Какой канал связи предпочитает?
persona-places-question = Где в интернете проводит время: соцсети, приложения, сервисы?
persona-subscriptions-question = На что подписан, что изучает, какие темы интересны?
persona-channel-add = Канал
persona-channel-own = Свой канал, затем Enter
persona-channel-remove = Убрать канал: { $name }
persona-on-map = На карте
persona-no-curve = Точек эмоций пока нет: отметьте их на карте
persona-alike = Почти не различаются на карте: { $names }
persona-alike-grey = Похожи в серой печати: { $names }
persona-alike-colour = Похожи для тех, кто плохо различает цвета: { $names }
persona-take-free-look = Взять свободный вид
persona-delete = Удалить персону
persona-solo-hint = С Alt — показать только эту персону
portrait-crop = Кадрировать портрет
portrait-pick = Портрет…
portrait-help = Можно перетащить сюда или вставить
portrait-remove-long = Убрать портрет
crop-title = Портрет в круге
crop-help = Двигайте снимок мышью или стрелками, масштаб — колесом или ползунком. Снимок хранится целиком: кадр можно изменить позже.
crop-smaller = Дальше
crop-larger = Ближе
crop-zoom = Масштаб портрета
crop-zoom-value = { $percent }{"\u00A0"}%
crop-done = Готово
crop-reset = По середине
crop-field = Снимок: стрелки двигают, плюс и минус меняют масштаб
command-solo-persona = Показать только эту персону
command-show-personas = Показать всех персон
command-save-persona = Сохранить персону в файл…
command-insert-persona = Вставить персону из файла…
command-crop-portrait = Кадрировать портрет…
command-free-look = Дать персоне свободный вид
dialog-save-persona = Сохранить персону
dialog-insert-persona = Вставить персону из файла
persona-saved = Персона сохранена
failed-save-persona = Персона не сохранена
command-save-brand = Сохранить фирменный стиль в файл…
command-read-brand = Взять фирменный стиль из файла…
dialog-save-brand = Сохранить фирменный стиль
dialog-read-brand = Взять фирменный стиль из файла
dialog-brand-logo = Выбрать логотип
dialog-brand-face = Выбрать шрифт
group-brand = Фирменный стиль
field-brand-client = Логотип клиента
field-brand-agency = Логотип агентства
field-brand-bold = Шрифт заголовков
field-brand-regular = Шрифт текста
field-brand-colors = Цвета этапов
field-brand-footer = Строка в подвале
brand-choose-logo = Выбрать картинку…
brand-choose-face = Выбрать файл шрифта…
brand-take-away = Убрать: { $what }
brand-logo-size = { $width }{"\u00A0"}×{"\u00A0"}{ $height } пикселей
brand-face-unusable = Этот файл не подходит
brand-read = Из файла…
brand-save = В файл…
brand-saved = Фирменный стиль сохранён
failed-brand = Файл не подошёл
failed-save-brand = Фирменный стиль не сохранён
wrong-colors = Цвета вида #E4002B через запятую
failed-persona-unknown = В файле «{ $name }» нет персоны, которую эта версия понимает. Обновите программу или выберите другой файл.
hidden-personas = Не показаны: { $names }

# Потери: что известно и что на листе
dropoff-arrived-unknown = Сколько человек дошло, не{"\u00A0"}посчитано, поэтому доля из{"\u00A0"}людей не{"\u00A0"}выводится: она такая, как вписана
ranking-stage-hidden = Этап скрыт, на{"\u00A0"}плакате этого места нет
# Воронка: правки после чтения и замки

funnel-source-amended = { $source }, поправлено вручную
losses-locked = Не тронуто, потому что закреплено: { $places }

# What two curves that are compared are listed by.
compare-better = Кому лучше и{"\u00A0"}на{"\u00A0"}сколько
compare-change = Нынешняя → будущая
# Правка текста

command-edit-text = Изменить текст
# What reading a table again would change

import-change-whose = Персона
import-change-figure = Показатель
import-change-was = Было
import-change-is = Станет
import-change-by = Разница
import-change-said = { $stage }, { $whose }: { $figure } { $was } → { $is }
