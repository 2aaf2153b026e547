# What the map itself says, and the words that every room shares.

## The title block and the footer of a sheet

map-eyebrow = Карта пути клиента
kind-as-is = как есть
kind-to-be = как будет
scenario-prefix = Сценарий: { $text }
footer-version = версия { $version }
footer-sheet = лист { $n } из { $of }
footer-paper = { $paper }, читается с { $distance }{"\u00A0"}м
tile-number = лист { $n } из { $of }
tile-sheet = плакат { $n } из { $of }
tile-help = Обрежьте по сплошным меткам и наклейте на соседний лист до пунктира
page-sides = { $width } × { $height }{"\u00A0"}мм
length-mm = { $length }{"\u00A0"}мм
plan-page = План
plan-title = План сборки
plan-sheet = Плакат
plan-paper = Бумага
plan-papers =
    { $paper }, { $count ->
        [one] { $count }{"\u00A0"}лист
        [few] { $count }{"\u00A0"}листа
       *[many] { $count }{"\u00A0"}листов
    }
plan-overlap = Нахлёст
plan-scale = Масштаб печати
plan-scale-whole = 100{"\u00A0"}%
plan-step-print = Напечатайте листы с одной стороны в масштабе 100{"\u00A0"}%, без подгонки под страницу. Этот лист — только план.
plan-step-cut = Обрежьте каждый лист по сплошным меткам. Край у пунктирной метки не обрезайте: на него ляжет соседний лист.
plan-step-row = Склейте листы ряда слева направо: край следующего ложится на пунктир предыдущего.
plan-step-rows = Так же склейте ряды сверху вниз.
plan-step-column = Склейте листы сверху вниз: край следующего ложится на пунктир предыдущего.
plan-left-out =
    { $count ->
        [one] На листе { $names } ничего нет, он не печатается.
       *[other] На листах { $names } ничего нет, они не печатаются.
    }
plan-ruler = Проверьте масштаб линейкой: от края до края { $length }{"\u00A0"}мм
color-bar-rgb = цвета RGB, не краски
slug-bleed = вылет { $length }{"\u00A0"}мм
booklet-front = Лист { $n } из { $of }, лицо
booklet-back = Лист { $n } из { $of }, оборот
age =
    { $age ->
        [one] { $age }{"\u00A0"}год
        [few] { $age }{"\u00A0"}года
       *[other] { $age }{"\u00A0"}лет
    }
persona-name-age = { $name }, { $age }
legend-evidence = подтверждено
legend-hypothesis = гипотеза
legend-moment = момент истины
legend-gone = ушли совсем
legend-kept = могут вернуться
legend-barrier = барьер
legend-solution = решение
legend-target-reached = цель достигнута
legend-target-near = цель не{"\u00A0"}достигнута
legend-target-far = далеко от{"\u00A0"}цели
visibility-line = линия видимости: ниже — работа компании

## The handout: a booklet that is read at a table

handout-about = О карте
handout-contents = Содержание
handout-personas = Персоны
handout-stages = Этапы
handout-conclusions = Выводы
handout-mend = Что исправить первым
handout-mend-index = Индекс справа — балл в{"\u00A0"}процентах от первого места. Там: { $parts }
handout-plan = План работ
handout-evidence = На чём всё основано
handout-hypotheses = Гипотезы
handout-hypotheses-lead = Это ещё никто не проверил: спросите людей, понаблюдайте или посмотрите в данные
handout-silent-points =
    { $count ->
        [one] Среди них { $count } точка эмоций без слов
        [few] Среди них { $count } точки эмоций без слов
       *[other] Среди них { $count } точек эмоций без слов
    }
handout-stage-of = этап { $n } из{"\u00A0"}{ $of }
handout-continued = { $name } · продолжение
handout-notes = Заметки
handout-date = Дата
handout-more-personas = и{"\u00A0"}ещё { $count }
handout-whole-way = Весь путь
handout-where-lost = Где уходят
handout-left = до конца дошли { $share }
handout-lost-people = ушли { $count }{"\u00A0"}чел.
handout-lost-money = потеряно { $money }
handout-loses-most = Здесь теряется больше всего людей
handout-peak = пик
handout-low = провал
handout-gain = { $title }: { $gain }
handout-comeback = Что вернёт: { $what }
handout-due = до{"\u00A0"}{ $day }
handout-due-head = Срок
handout-no-due = без срока
handout-nobody = не назначен
handout-interview = интервью
handout-observation = наблюдение
handout-data = данные
handout-interviews = Интервью
handout-observations = Наблюдение
handout-source = Источник
handout-statements = Утверждений
handout-coverage = Подтверждено { $backed } из{"\u00A0"}{ $total } утверждений ({ $share })
handout-curve-alt = Кривая эмоций, { $persona }. В среднем по этапам: { $points }
handout-stage-curve-alt = Кривые эмоций на этапе «{ $stage }». В среднем: { $points }

## Slides: what is shown on a wall

slides-stage-of = Этап { $n } из{"\u00A0"}{ $of }
slides-continued = продолжение
slides-contact = Точки контакта и что мешает

## Lanes: the title, the line under it, the question in an empty cell

lane-goal = Цель этапа
lane-goal-hint = чего добивается компания
lane-goal-question = Чего мы хотим добиться на этом этапе?
lane-expectations = Ожидания
lane-expectations-hint = чего клиент хочет на этом этапе
lane-expectations-question = Что человек здесь ожидает?
lane-process = Процесс
lane-process-hint = что делает клиент
lane-process-question = Что человек делает шаг за шагом?
lane-touchpoints = Точки контакта
lane-touchpoints-hint = канал и момент встречи с брендом
lane-touchpoints-question = Где человек встречается с нами?
lane-emotions = Эмоции
lane-emotions-hint = что клиент чувствует
lane-emotions-question = Где человек доволен, а где расстроен?
lane-emotions-first = Поставьте первую точку: что чувствует человек в начале?
lane-needs-persona = Сначала добавьте персону: чувства и уходы всегда чьи-то
lane-drop-off = Уход
lane-drop-off-hint = доля тех, кто дошёл до этапа, и где потеряли остальных
lane-drop-off-question = Где и почему люди уходят?
lane-drop-off-first = Отметьте первый уход: где человек сворачивает с пути и почему?
lane-drop-off-everybody = все
lane-barriers = Барьеры
lane-barriers-hint = что мешает идти
lane-barriers-question = Что мешает пойти дальше?
lane-solutions = Решения
lane-solutions-hint = что делаем и кто
lane-solutions-question = Что сделаем и кто отвечает?
lane-metrics = Показатели
lane-metrics-hint = факт к цели
lane-metrics-question = Как поймём, что стало лучше?
lane-tools = Инструменты
lane-tools-hint = чем работаем на этом этапе
lane-tools-question = Какими инструментами поможем?
lane-text = Заметки
lane-text-hint = что ещё важно
lane-text-question = Что ещё важно на этом этапе?

## What is drawn, in words for who does not see it

alt-curve = Кривая эмоций, { $name }: { $story }
alt-curve-to-be = Желаемая кривая эмоций, { $name }: { $story }
alt-curve-from = начинается на { $value }, этап { $stage }
alt-curve-peak = пик { $value } на этапе { $stage }
alt-curve-low = провал { $value } на этапе { $stage }
alt-curve-to = заканчивается на { $value }, этап { $stage }
alt-curve-elsewhere = точек на этом листе нет
alt-ribbon = Доля тех, кто остаётся в пути, { $name }: { $story }
alt-ribbon-from = в начале { $share }
alt-ribbon-loss = на этапе { $stage } уходит { $share } дошедших
alt-ribbon-loss-wanted = на этапе { $stage } уходит { $share } дошедших, цель { $wanted }
alt-ribbon-to = остаётся { $share }
alt-ribbon-nothing = уходов не отмечено
alt-portrait = Портрет: { $name }
alt-picture = Картинка к точке контакта: { $title }

outline-personas = Персоны
outline-sheet = Лист { $n } из { $of }

## The emotion band and the drop-off ribbon

emotion-plus2 = +2 восторг
emotion-zero = 0 спокойно
emotion-minus2 = −2 злость
quote-peak = { $persona } · пик
quote-low = { $persona } · провал
dropoff-of = { $persona }, { $lost } из { $before }
dropoff-reached = до этапа дошли { $share }
dropoff-no-reason = причина не указана
dropoffs-joined =
    { $count ->
        [one] { $share } · { $count } причина
        [few] { $share } · { $count } причины
       *[many] { $share } · { $count } причин
    }
metric-target = цель { $value }
metric-on-target = цель достигнута
metric-over = выше цели
metric-percent-above = на{"\u00A0"}{ $percent }{"\u00A0"}% выше цели
metric-percent-below = на{"\u00A0"}{ $percent }{"\u00A0"}% ниже цели
metric-percent-longer = на{"\u00A0"}{ $percent }{"\u00A0"}% дольше цели
metric-percent-shorter = на{"\u00A0"}{ $percent }{"\u00A0"}% короче цели
metric-times-above = в{"\u00A0"}{ $times }{"\u00A0"}{ $times ->
    [one] раз
    [few] раза
    [many] раз
   *[other] раза
} выше цели
metric-times-longer = в{"\u00A0"}{ $times }{"\u00A0"}{ $times ->
    [one] раз
    [few] раза
    [many] раз
   *[other] раза
} дольше цели

## Kinds and grades

barrier-price = Ценовой
barrier-psychological = Психологический
barrier-service = Сервис
barrier-knowledge = Знания
barrier-time = Время
barrier-kind-none = Не указан
severity-trivial = Досада: вернутся сами
severity-workaround = Обход: находят другой путь
severity-abandonment = Потеря: ушли совсем
evidence-hypothesis = Гипотеза
evidence-interview = Интервью
evidence-data = Данные
aim-more = больше
aim-less = меньше
level-error = Ошибка
level-warning = Замечание
level-advice = Совет
line-solid = Сплошная
line-dotted = Точки
line-dashed = Штрихи
line-dash-dot = Штрих и точка
line-long-dash = Длинные штрихи
marker-circle = Круг
marker-diamond = Ромб
marker-square = Квадрат
marker-triangle = Треугольник
marker-cross = Крест
orientation-landscape = альбомная
orientation-portrait = книжная
paper-custom = Свой размер
paper-roll = Рулон { $width } мм
no-sheet-for-type = Нет листа, на котором самый мелкий текст был бы { $size }{"\u00A0"}пт и всё поместилось бы: больше 26{"\u00A0"}пт не бывает, сторона не длиннее 5{"\u00A0"}м. Возьмите кегль поменьше
evidence-interview-count = { $count } интервью

## What a persona is like

persona-segment = Сегмент
persona-quote = Цитата
persona-wishes = Желания
persona-problems = Проблемы
persona-criteria = Критерии выбора
persona-objections = Возражения
persona-fears = Страхи

## Channels

channel-search = Поиск
channel-site = Сайт
channel-messenger = Мессенджер
channel-email = Почта
channel-phone = Телефон
channel-chatbot = Чат-бот
channel-app = Приложение
channel-offline = Офлайн-точка
channel-media = СМИ и блоги
channel-social = Соцсети
channel-vk = ВКонтакте
channel-telegram = Telegram
channel-dzen = Дзен
channel-ok = Одноклассники
channel-tenchat = TenChat
channel-direct-ads = Контекстная реклама
channel-target-ads = Таргетированная реклама
channel-video = Видео
channel-webinar = Вебинар
channel-podcast = Подкаст
channel-reviews = Отзывы
channel-marketplace = Маркетплейс
channel-event = Мероприятие
channel-referral = Рекомендация
channel-account = Личный кабинет
channel-payment = Оплата
channel-contract = Договор и документы
channel-community = Рабочий чат
channel-club = Клуб клиентов
channel-guide = Инструкции
channel-support = Поддержка
channel-delivery = Доставка
channel-sms = СМС
channel-qr = QR-код
channel-other = Другой канал

## Kinds of element

element-project = Проект
element-persona = Персона
element-journey = Карта
element-stage = Этап
element-lane = Дорожка
element-note = Текст
element-touchpoint = Точка контакта
element-emotion = Точка эмоции
element-dropoff = Уход
element-barrier = Барьер
element-solution = Решение
element-metric = Показатель

## Names of what has just been added

new-project = Новый проект
new-persona = Новая персона
new-journey = Новая карта
new-stage = Новый этап
new-lane = Новая дорожка
new-note = Новый текст
new-touchpoint = Новая точка контакта
new-barrier = Новый барьер
new-solution = Новое решение
new-metric = Новый показатель

## Steps that can be undone

undo-step = Отменить: { $step }
redo-step = Повторить: { $step }
edit-describe-project = свойства проекта
edit-describe-journey = описание карты
edit-change = изменение
edit-remove = удаление
edit-reorder = порядок
edit-move-touchpoint = перенос точки контакта
edit-move-emotion = сдвиг точки эмоции
edit-move-label = сдвиг подписи
edit-move-dropoff = сдвиг ухода
edit-move-to-stage = перенос на другой этап
edit-add-picture = картинка
edit-set-portrait = портрет

## Months

day-today = сегодня
day-tomorrow = завтра
day-after-tomorrow = послезавтра
day-yesterday = вчера
month-1 = январь
month-short-1 = янв.
month-of-1 = января
month-2 = февраль
month-short-2 = февр.
month-of-2 = февраля
month-3 = март
month-short-3 = марта
month-of-3 = марта
month-4 = апрель
month-short-4 = апр.
month-of-4 = апреля
month-5 = май
month-short-5 = мая
month-of-5 = мая
month-6 = июнь
month-short-6 = июня
month-of-6 = июня
month-7 = июль
month-short-7 = июля
month-of-7 = июля
month-8 = август
month-short-8 = авг.
month-of-8 = августа
month-9 = сентябрь
month-short-9 = сент.
month-of-9 = сентября
month-10 = октябрь
month-short-10 = окт.
month-of-10 = октября
month-11 = ноябрь
month-short-11 = нояб.
month-of-11 = ноября
month-12 = декабрь
month-short-12 = дек.
month-of-12 = декабря
moment-today = сегодня, { $time }
moment-yesterday = вчера, { $time }

## Remarks of the review. Names come in quotation marks

nameless = без названия
nameless-person = без имени
remark-touchpoint-without-title = Точка контакта без названия на этапе { $stage }: напишите, что клиент здесь встречает
remark-dropoff-loses-nobody = Уход на этапе { $stage } ({ $persona }) никого не теряет: укажите долю ушедших или удалите отметку
remark-barrier-without-solution = Барьер { $barrier } на этапе { $stage } без решения: добавьте решение или свяжите барьер с готовым
remark-dropoff-without-reason = Уход { $lost }{"\u00A0"}% на этапе { $stage } ({ $persona }) без причины: впишите, почему люди уходят
remark-stage-without-touchpoint = На этапе { $stage } нет точек контакта: добавьте хотя бы одну или объедините этап с соседним
remark-too-many-stages =
    { $count ->
        [one] На карте { $count } этап
        [few] На карте { $count } этапа
       *[other] На карте { $count } этапов
    }, а хорошо читаются не больше { $limit }: объедините соседние или разделите карту на листы
remark-persona-without-emotions = У персоны { $persona } нет кривой эмоций: отметьте хотя бы две точки
remark-journey-without-scenario = У карты { $journey } нет сценария: напишите, кто чего хочет и при каких условиях
remark-metric-without-target = У показателя { $metric } нет цели: впишите значение, к которому идёте
remark-solution-without-owner = У решения { $solution } нет ответственного: назначьте того, кто отвечает
remark-solution-without-due = У решения { $solution } нет срока: поставьте дату
remark-project-without-research = Не указано, на чём основана карта: впишите исследования и их период
remark-journey-without-moment-of-truth = На карте { $journey } нет момента истины: отметьте точку, где клиент решает, идти ли дальше

## What a layout could not do as one would wish

notice-type-below-minimum = Самый мелкий текст { $actual }{"\u00A0"}пт, а нужно { $minimum }{"\u00A0"}пт
notice-type-below-minimum-help = Возьмите лист побольше или сократите тексты
notice-type-below-minimum-split-help = Возьмите лист побольше или разделите карту на листы по этапам
notice-word-torn = Слово «{ $word }» не поместилось в строку и разорвано
notice-word-torn-help = Сделайте этап шире, сократите слово или возьмите лист побольше
notice-text-too-wide = Текст шире карточки, на которой стоит
notice-text-too-wide-help = Сделайте этап шире, сократите текст или возьмите лист побольше
notice-missing-glyphs =
    { $count ->
        [one] Ни в одном шрифте нет символа
       *[other] Ни в одном шрифте нет символов
    } { $characters }
notice-missing-glyphs-help = Возьмите другие символы или установите шрифт с такими: пока вместо каждого пустой прямоугольник
notice-quote-left-out = Цитата не поместилась на кривой
notice-quote-left-out-help = Сократите её или сделайте дорожку эмоций выше
notice-labels-overlap = Две закреплённые подписи лежат одна на другой
notice-labels-overlap-help = Отодвиньте одну из них или выберите «Авто»
notice-dropoff-left-out = Уход не поместился на ленте
notice-dropoff-left-out-help = Раздвиньте этапы или объедините уходы
notice-reason-left-out = Причина ухода не поместилась
notice-reason-left-out-help = Сократите причину или сделайте этап шире

## Steps of the canvas tools

edit-sketch = рисование кривой
edit-align = выравнивание
edit-moment-of-truth = момент истины
edit-lock = закрепление
edit-unlock = открепление
edit-keep-confidential = отметка «конфиденциально»
edit-open-confidential = снятие отметки «конфиденциально»
edit-duplicate-band = копия с содержимым
edit-hide = скрытие
edit-show-hidden = показ скрытого

# Буфер обмена
edit-paste = вставка
edit-paste-table = вставка таблицы
edit-paste-picture = вставка картинки
edit-cut = вырезание
edit-duplicate = копия
clip-lane-goal = цель, цели, цель компании, задача этапа
clip-lane-expectations = ожидание, ожидания клиента, потребности, мысли
clip-lane-process = действия, действия клиента, шаги, что делает клиент
clip-lane-touchpoints = точка контакта, точки касания, точки соприкосновения, каналы, канал, касания
clip-lane-emotions = эмоция, настроение, чувства
clip-lane-drop-off = уходы, отвал, отток, потери
clip-lane-barriers = барьер, проблемы, наши проблемы, боли, трудности
clip-lane-solutions = решение, идеи, как будем решать, возможности
clip-lane-metrics = показатель, метрики, метрика, цифры, kpi
clip-lane-tools = инструмент, инструменты маркетинга
clip-lane-text = заметка, текст, комментарии

## Steps by the kind of what was added or deleted
edit-add-stage = добавление этапа
edit-add-lane = добавление дорожки
edit-add-persona = добавление персоны
edit-add-note = добавление текста
edit-add-touchpoint = добавление точки контакта
edit-add-emotion = добавление точки эмоции
edit-add-dropoff = добавление ухода
edit-add-barrier = добавление барьера
edit-add-solution = добавление решения
edit-add-metric = добавление показателя
edit-remove-stage = удаление этапа
edit-remove-lane = удаление дорожки
edit-remove-persona = удаление персоны
edit-remove-note = удаление текста
edit-remove-touchpoint = удаление точки контакта
edit-remove-emotion = удаление точки эмоции
edit-remove-dropoff = удаление ухода
edit-remove-barrier = удаление барьера
edit-remove-solution = удаление решения
edit-remove-metric = удаление показателя

# Дорожки в глубину
lane-triggers = Триггеры
lane-triggers-hint = что подталкивает к шагу
lane-triggers-question = Что подталкивает человека сделать шаг?
lane-distractions = Отвлекающие факторы
lane-distractions-hint = что уводит в сторону
lane-distractions-question = Что отвлекает и уводит с пути?
lane-questions = Вопросы
lane-questions-hint = какие вопросы возникают
lane-questions-question = Какие вопросы здесь возникают?
lane-influences = Влияние
lane-influences-hint = кто и что влияет на выбор
lane-influences-question = Что сильнее всего влияет на решение?
lane-backstage = За кулисами
lane-backstage-hint = что делает компания вне поля зрения клиента
lane-backstage-question = Что происходит внутри компании?
lane-gains = Прирост
lane-gains-hint = ↑ лучше, ↓ хуже
lane-gains-question = Прирост появится, когда у{"\u00A0"}персоны будут обе кривые: как есть и{"\u00A0"}как будет
lane-priorities = Исправить первым
lane-priorities-hint = где теряем больше
lane-priorities-question = Что исправить первым?

# Названия причин ухода и шагов правки
cause-distraction = Отвлечение
cause-competitor = Конкурент
layer-curves = Кривые чувств
layer-quotes = Слова людей
layer-dropoffs = Уходы
layer-money = Деньги
layer-counts = Число людей
layer-evidence = Источники и гипотезы
layer-priorities = Что исправить первым
cause-own = Своя причина
clip-lane-triggers = триггер, поводы, мотивы
clip-lane-distractions = отвлекающий фактор, отвлечения, помехи
clip-lane-questions = вопрос, вопросы клиента
clip-lane-influences = влияния, кто влияет
clip-lane-backstage = закулисье, бэкстейдж, внутренние процессы
clip-lane-gains = прирост по этапам
clip-lane-priorities = приоритеты
edit-set-funnel = воронка
edit-set-script = сценарий показа
edit-set-audiences = для кого карта
edit-set-meetings = записи встречи
edit-keep-changes = правки встречи приняты
edit-roll-back = возврат правки встречи
edit-note-question = вопрос встречи
edit-set-what-ifs = «что если»
edit-make-to-be = «что если» стало целью

## Personas of other projects

edit-insert-persona = вставка персоны
edit-free-look = свободный вид
# Основания
footer-coverage = подтверждено { $backed } из{"\u00A0"}{ $total } ({ $share })
edit-visibility-line = линия видимости
remark-low-without-evidence = Провал { $words } рядом с уходом ({ $persona }) — пока гипотеза: спросите людей или проверьте по данным
remark-dropoff-without-solution = Уход { $lost }{"\u00A0"}% на этапе { $stage } ({ $persona }) без решения: свяжите его с готовым или добавьте новое
remark-solution-without-cause = Решение { $solution } ни к чему не относится: свяжите его с барьером или уходом
remark-journey-of-hypotheses = На карте { $journey } { $share }{"\u00A0"}% гипотез: подтвердите главное интервью, наблюдением или данными
remark-persona-without-portrait = У персоны { $persona } нет ни желаний, ни страхов: по ним понятно, что удержит и что оттолкнёт
remark-persona-without-wishes = У персоны { $persona } нет желаний: впишите, чего человек хочет добиться
remark-persona-without-fears = У персоны { $persona } нет страхов: впишите, чего человек опасается
remark-triggers-empty = Дорожка { $lane } пуста: впишите, что подталкивает к каждому шагу, или скройте её

# Эмоции: вершины, разрывы, прирост
feeling-delight = восторг
feeling-joy = радость
feeling-calm = спокойствие
feeling-annoyance = раздражение
feeling-anger = злость
gap-lower = { $one } ниже, чем { $other }, на{"\u00A0"}{ $difference }{"\u00A0"}— { $stage }
gap-higher = { $one } выше, чем { $other }, на{"\u00A0"}{ $difference }{"\u00A0"}— { $stage }
gap-none = { $one } и{"\u00A0"}{ $other } наравне{"\u00A0"}— { $stage }
change = { $stage }: { $from } → { $to }

# Сравнение персон
compare-eyebrow = Сравнение персон
compare-worse = { $one } чувствует себя хуже, чем { $other }, на{"\u00A0"}{ $count } { $count ->
    [one] этапе
   *[other] этапах
} из{"\u00A0"}{ $of }
compare-apart = { $one } и{"\u00A0"}{ $other }: где пути расходятся
compare-gap = Разрыв
compare-gap-hint = кому лучше и на сколько
compare-gap-of = Настроение: { $stage }
compare-gap-told = самый большой разрыв на{"\u00A0"}пути — { $difference }
compare-end-of = Доходят до конца
compare-end-told = разница — { $points }{"\u00A0"}п.{"\u00A0"}п.
compare-end-same = поровну
compare-loss-of = Самая большая потеря
compare-loss-told = { $persona }: { $what }
compare-own-of = Свои точки контакта
compare-own-told = { $count ->
    [0] общих нет
    [one] и ещё { $count } общая
    [few] и ещё { $count } общие
   *[many] и ещё { $count } общих
}
compare-only = Только { $persona }
compare-only-hint = свои точки контакта
compare-both = Общий путь
compare-both-hint = точки контакта обоих
# Воркшоп
workshop-eyebrow = Воркшоп
workshop-blank = Карта для воркшопа, лист { $n } из{"\u00A0"}{ $of }
workshop-notes = Клетки под стикеры { $side }{"\u00A0"}×{"\u00A0"}{ $side }{"\u00A0"}мм
workshop-date = Дата
workshop-leader = Ведёт
workshop-left = ушло
workshop-feeling = Чувство
workshop-loss = Почему?
workshop-cut-outs = Карточки для воркшопа, лист { $n } из{"\u00A0"}{ $of }: режьте по пунктиру от края до края
workshop-minutes = { $count }{"\u00A0"}мин
workshop-guide-title = Как провести воркшоп
workshop-guide-lead = Три часа, 5–8 человек из разных отделов, один ведущий. На выходе карта, по которой видно, что человек чувствует, где уходит и что с этим делать.
workshop-guide-prepare = До начала
workshop-guide-prepare-1 = Повесьте карту на уровне глаз. Рядом маркеры и стикеры двух цветов: одним пишем факты, другим догадки.
workshop-guide-prepare-2 = Разрежьте карточки: сначала сверху вниз, потом поперёк.
workshop-guide-prepare-3 = Положите на стол факты: записи интервью, отзывы, звонки, цифры воронки.
workshop-guide-steps = По шагам
workshop-step-1 = Цель
workshop-step-1-told = Договоритесь, чей путь разбираете и ради какого решения. Запишите это наверху листа.
workshop-step-2 = Персоны
workshop-step-2-told = Расскажите о каждой вслух: чего хочет, чего боится, как выбирает. У каждого сегмента свой путь.
workshop-step-3 = Этапы
workshop-step-3-told = Проверьте названия: это шаги человека, а не отделы компании. Лишние зачеркните, недостающие впишите.
workshop-step-4 = Действия и точки контакта
workshop-step-4-told = Сначала каждый молча раскладывает карточки по этапам, потом вместе убираете повторы. Чего нет в наборе, пишите на пустых.
workshop-step-5 = Эмоции
workshop-step-5-told = Для каждой персоны поставьте точки от −2 до +2 и соедините её линией. К пикам и провалам приклейте чувства и слова самих людей.
workshop-step-6 = Уходы и барьеры
workshop-step-6-told = Отметьте, где сворачивают с пути и почему: цена, страх, сервис, знания, время. Долю пишите, только если её считали.
workshop-step-7 = Решения
workshop-step-7-told = К каждому сильному провалу одна-две идеи. Решение без ответственного и срока не считается.
workshop-step-8 = Что первым
workshop-step-8-told = У каждого три голоса: за место, где больнее всего и теряем больше людей. Первые три места идут в план.
workshop-guide-after = После сфотографируйте карту, перенесите её в проект и отметьте, что подтверждено, а что пока гипотеза.

tomorrow-eyebrow = Сегодня и{"\u00A0"}завтра
tomorrow-better = Завтра будет лучше на{"\u00A0"}{ $count } { $count ->
    [one] этапе
   *[other] этапах
} из{"\u00A0"}{ $of }
tomorrow-otherwise = Что будет иначе завтра
tomorrow-feeling = Настроение
tomorrow-feeling-hint = сегодня → завтра
tomorrow-loss-hint = доля тех, кто уходит с{"\u00A0"}этапа, и{"\u00A0"}почему
tomorrow-metrics-hint = факт → цель
tomorrow-solutions-hint = чем этого добьёмся
compare-barriers-hint = что мешает одной из персон

# Потери: люди, деньги, воронка, что исправить первым
people-short = { $count }{"\u00A0"}чел.
money-millions = { $amount }{"\u00A0"}млн
money-billions = { $amount }{"\u00A0"}млрд
money-trillions = { $amount }{"\u00A0"}трлн
remark-funnel-more-left =
    Воронка, этап { $stage } ({ $everybody ->
        [1] все вместе
       *[0] { $persona }
    }): ушло { $left }, а вошло только { $entered }
remark-funnel-left-from-nobody =
    Воронка, этап { $stage } ({ $everybody ->
        [1] все вместе
       *[0] { $persona }
    }): никто не вошёл, а ушло { $left }
remark-funnel-next-differs =
    Воронка ({ $everybody ->
        [1] все вместе
       *[0] { $persona }
    }): с этапа { $stage } дальше пошло { $went }, а на этап { $next } вошло { $entered }
remark-funnel-stage-missing =
    Воронка ({ $everybody ->
        [1] все вместе
       *[0] { $persona }
    }): на этапе { $stage } никого не посчитали, хотя до и после него данные есть
remark-funnel-shares-disagree =
    На этапе { $stage } ({ $everybody ->
        [1] все вместе
       *[0] { $persona }
    }) уходы забирают { $told }{"\u00A0"}%, а по воронке ушло { $counted }{"\u00A0"}%
remark-funnel-more-lost =
    На этапе { $stage } ({ $everybody ->
        [1] все вместе
       *[0] { $persona }
    }) ушло { $people }, а дошло до этого места только { $arrived }: потеряны все, кто дошёл
ranking-formula-share = Балл = спад настроения × потеря: спад от 0 (восторг) до 1 (злость), потеря в процентах от всех, кто вышел в путь
ranking-formula-people = Балл = спад настроения × потеря: спад от 0 (восторг) до 1 (злость), потеря в людях
ranking-formula-money = Балл = спад настроения × потеря: спад от 0 (восторг) до 1 (злость), потеря в деньгах
ranking-parts = настроение { $feeling } → { $depth } × { $loss } = { $score }
ranking-told = Теряем { $loss } · настроение { $feeling }
ranking-told-no-feeling = Теряем { $loss }
ranking-points = { $score }{"\u00A0"}{ $count ->
    [one] балл
    [few] балла
    [many] баллов
   *[other] балла
}
ranking-no-feeling = потеря { $loss }, балла нет: на этом этапе не отмечены эмоции
ranking-doubt-no-feeling-loss = эмоции не отмечены, уход — гипотеза
ranking-doubt-no-feeling = эмоции не отмечены
ranking-doubt-both = уход и настроение — гипотезы
ranking-doubt-loss = уход — гипотеза
ranking-doubt-low = настроение — гипотеза

left-out = Не на листе: { $what }
left-out-in-cards = { $what }{"\u00A0"}— смотрите в{"\u00A0"}карточках
left-out-quotes = { $count ->
    [one] { $count } цитата
    [few] { $count } цитаты
   *[other] { $count } цитат
}
left-out-feelings = { $count ->
    [one] { $count } название чувства
    [few] { $count } названия чувств
   *[other] { $count } названий чувств
}
left-out-details = { $count ->
    [one] { $count } подробность
    [few] { $count } подробности
   *[other] { $count } подробностей
}
left-out-causes = { $count ->
    [one] { $count } вид причины ухода
    [few] { $count } вида причин ухода
   *[other] { $count } видов причин ухода
}
left-out-comebacks = { $count ->
    [one] { $count } причина вернуться
    [few] { $count } причины вернуться
   *[other] { $count } причин вернуться
}
left-out-portraits = { $count ->
    [one] { $count } строка портретов
    [few] { $count } строки портретов
   *[other] { $count } строк портретов
}{"\u00A0"}— на странице «Персоны»
left-out-places = { $count ->
    [one] { $count } место, которое стоит исправить
    [few] { $count } места, которые стоит исправить
   *[other] { $count } мест, которые стоит исправить
}{"\u00A0"}— на странице «Показатели»
left-out-hidden = { $count ->
    [one] { $count } элемент скрыт
    [few] { $count } элемента скрыты
   *[other] { $count } элементов скрыты
} вместе с дорожкой, этапом или персоной
notice-nothing-to-compare = Сравнивать нечего: вместо сравнения на листе карта
notice-nothing-to-compare-help = Покажите две персоны или отметьте, что они будут чувствовать завтра
notice-amounts-left-out = Число потерянных людей и деньги не поместились у ухода
notice-amounts-left-out-help = Сократите причину или сделайте этап шире
priorities-no-solution = решения ещё нет
# Основания
legend-to-be = как будет
legend-intensity = чем сильнее чувство, тем крупнее
# Отрезки времени
bytes = Б
kilobytes = КБ
megabytes = МБ
gigabytes = ГБ
span-days = д
span-hours = ч
span-minutes = мин
span-seconds = с
span-days-also = дн, день, дня, дней, сут
span-hours-also = час, часа, часов
span-minutes-also = м, минута, минуты, минут
span-seconds-also = сек, секунда, секунды, секунд

# Воронка: части и целое
remark-funnel-parts-exceed = Воронка, этап { $stage }: по персонам вместе вошло { $parts }, а{"\u00A0"}всего вошло { $whole }
## The footer: a sheet of its own size, where the funnel comes from

footer-paper-size = { $width }{"\u00A0"}×{"\u00A0"}{ $height }{"\u00A0"}мм
funnel-source-file-within = данные воронки: «{ $file }»
