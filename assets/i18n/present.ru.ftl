# Показ карты на встрече: сценарий, экран, встреча, «что если».

# Сценарий показа: панель рядом с картой
command-script = Сценарий показа
command-capture-view = Снять вид в сценарий
script-title = Сценарий показа
script-close = Закрыть сценарий
script-automatic = Собран по карте, меняется с ней
script-own = Свой: карта его не меняет
script-capture = Снять вид
script-capture-help = Добавить то, что сейчас видно на карте
script-capture-again = Взять то, что видно сейчас
script-add = Добавить
script-stages = Этап
script-each-dropoff = Один уход
script-subject-title = Название карты
script-subject-personas = Персоны
script-subject-overview = Вся карта
script-subject-highs = Пики и провалы
script-subject-dropoffs = Все уходы
script-subject-priorities = Что исправить первым
script-subject-plan = План
script-subject-captured = Снятая часть карты
script-view-of = Вид { $number } из { $count }
script-title-hint = Как у предмета
script-present-from = Показать отсюда
script-rename = Переименовать
script-duplicate = Создать копию
script-earlier = Раньше
script-later = Позже
script-remove = Удалить вид
script-note-hint = Что сказать. На экране зрителей этого нет
script-draws-curves = Кривые рисуются сами
field-view-title = Название вида
field-view-note = Заметка ведущего
field-view-time = Время, мин:с
field-view-subject = О чём вид
field-view-people = О ком речь
field-view-lanes = Дорожки в центре внимания
field-view-hidden = Не показывать
hint-minutes = 1:30
wrong-minutes = Напишите минуты и секунды: 1:30, или только минуты: 2
script-count =
    { $count ->
        [one] { $count } вид
        [few] { $count } вида
       *[many] { $count } видов
    }
script-no-time = время не задано
script-untimed =
    { $count ->
        [one] У { $count } вида время не задано
       *[many] У { $count } видов время не задано
    }
script-room = Комната: { $depth } м, экран { $width } м
script-legible = Самый мелкий текст, который прочтёт последний ряд: { $size } пт на экране
script-small = Мелко для { $depth } м: строки { $actual } пт на экране, нужно { $needed }
script-small-help = Снимите часть поменьше или возьмите экран шире
script-rebuild = Собрать заново
script-rebuild-help = Виды снова по карте. Заметки к тем же видам останутся, отмена вернёт всё
script-gone-journey = Карты, о которой этот вид, в проекте больше нет. Удалите его
script-gone-stage = Этого этапа на карте больше нет. Выберите, о чём вид, или удалите его
script-gone-dropoff = Этого ухода на карте больше нет. Выберите, о чём вид, или удалите его
script-gone-edge = Этапа или дорожки, по которым снят вид, больше нет: видно то, что осталось. Снимите его заново

# «Что если»
whatif-points = { $points }{"\u00A0"}п.{"\u00A0"}п.
whatif-same = без изменений
whatif-missing-dropoffs = Уходы на карте не отмечены, считать нечего
whatif-missing-counts = Чтобы считать людей, впишите в воронку, сколько человек вошло на первый этап: { $names }
whatif-missing-values = Чтобы считать деньги, укажите у персоны, сколько приносит один клиент: { $names }
whatif-title = Что если
whatif-help = Ослабьте уход или поднимите настроение: карта не{"\u00A0"}меняется, пока вы не{"\u00A0"}сделаете её целью
whatif-empty = На карте нет ни{"\u00A0"}уходов, ни{"\u00A0"}провалов: отметьте их, и{"\u00A0"}здесь можно будет прикинуть, что даст каждая правка
whatif-share = Доходят до конца
whatif-people = Людей в{"\u00A0"}конце
whatif-lost = Теряем людей
whatif-money = Приносят
whatif-today = сегодня { $figure }
whatif-dropoffs = Уходы
whatif-feelings = Провалы
whatif-ease = Уход, { $name }: { $stage }
whatif-lift = Настроение, { $name }: { $stage }
whatif-change = { $from } → { $to }
whatif-as-today = Вернуть как сегодня
whatif-ranking = Что исправить первым, если так
whatif-rank-was = было { $rank }
whatif-rank-new = не было
whatif-rank-gone = больше не теряем
whatif-name = Название
whatif-name-hint = Онлайн-запись
whatif-unnamed = Вариант { $number }
whatif-keep = Сохранить
whatif-keep-beside = Сохранить как новый
whatif-kept = Сохранено: { $name }
whatif-reset = Сбросить
whatif-show = Показать на карте
whatif-make-to-be = Сделать картой «как будет»
whatif-is-to-be = На карте отмечены цели: доли уходов и{"\u00A0"}будущая кривая
whatif-all = Сохранённые варианты
whatif-column-share = Доходят
whatif-column-people = Людей
whatif-column-money = Приносят
whatif-column-gain = К{"\u00A0"}сегодня
whatif-row-today = Сегодня
whatif-open = Открыть
whatif-remove = Удалить { $name }
whatif-strip = Что если: { $name } · в{"\u00A0"}конце { $gain }
whatif-strip-unnamed = Что если · в{"\u00A0"}конце { $gain }
whatif-close = Закрыть
whatif-off = Выключить
whatif-to-metrics = Изменить
whatif-ended = Карта изменилась, поэтому «что если» выключено

## Как называются виды сценария.

view-title = О чём карта
view-personas = Кто проходит путь
view-overview = Весь путь
view-stage = Этап { $n }. { $name }
view-stage-nameless = Этап { $n }
view-stage-gone = Этапа нет на листе
view-highs-and-lows = Взлёты и провалы
view-dropoffs = Где уходят
view-dropoff = Уход: { $name }, { $share }
view-dropoff-nameless = Уход, { $share }
view-dropoff-gone = Ухода нет на листе
view-priorities = Что исправить первым
view-plan = Что делаем
view-captured = Свой вид

## Начало показа: кнопка «Показать» и её меню.

show-menu = Как и где показать
show-screen = Экран слушателей
show-display = { $name } · { $size }
show-display-here = { $name } · { $size } · этот экран
show-in-window = Отдельное окно
show-here = Это окно, без заметок
show-window-hint = Перенесите окно слушателей на проектор и раскройте: F11 или двойной щелчок
show-wayland-hint = На Wayland выберите «Отдельное окно» и сами перенесите его на проектор
show-one-display-hint = Второго экрана не видно. Подключите проектор — он появится здесь
show-room = Комната…
command-show-here = Показать с выбранного места
command-rehearse = Репетиция показа

## Комната, в которой показывают.

room-title = Комната
room-text = По ней видно, прочтут ли карту с последнего ряда
room-depth = До последнего ряда
room-picture = Ширина картинки
room-metres = { $length } м
room-usual = Как обычно

## Экран слушателей: полоса клавиш и то, что поверх карты.

show-key-next = дальше
show-key-back = назад
show-key-laser = указка
show-key-lens = лупа
show-key-ink = рисовать
show-key-edit = править
show-key-what-if = что если
show-key-black = чёрный экран
show-key-hide = скрытое
show-key-overview = все виды
show-key-question = вопрос
show-key-notes = заметки
show-key-leave = выйти
show-goto = Вид { $number }
show-goto-hint = Enter — перейти
show-end = Показ окончен
show-end-hint = Esc — вернуться к карте, ← — к последнему виду
show-no-note = Заметок к этому виду нет
show-question = Вопрос из зала…

## Окно докладчика.

console-place = { $number } из { $count }
console-place-stop = { $number } из { $count } · { $stop }/{ $stops }
console-next = Дальше: «{ $title }»
console-next-stop = Дальше: «{ $title }», { $stop }/{ $stops }
console-last = Это последний вид
console-elapsed = Прошло
console-now = Сейчас
console-view-time = Этот вид
console-meant = из { $time }
console-changes = Правки этой встречи, { $count }
console-questions = Вопросы, { $count }
console-no-note = Заметок к этому виду нет. Их пишут в сценарии, и видны они только здесь
console-larger-notes = Заметки крупнее
console-smaller-notes = Заметки мельче

## Экран слушателей во время показа.

audience-window = Тропа — экран слушателей
audience-window-rehearsal = Тропа — репетиция, экран слушателей
audience-unplugged = Экран { $name } отключён, показ стоит на том же виде
audience-back = Экран { $name } снова подключён
audience-closed = Окно слушателей закрыто, показ стоит на том же виде
audience-no-window = Второе окно не открылось, слушатели ничего не видят
audience-give-back = Показать на нём
audience-reopen = Открыть снова
audience-here = Показать в этом окне
audience-dismiss = Понятно

## Репетиция.

rehearsal-title = Репетиция закончена
rehearsal-took-all = Ушло { $time }. Возьмите это время как план, и в показе будет видно, успеваете ли вы
rehearsal-longer = Ушло { $time } — на { $by } дольше плана
rehearsal-shorter = Ушло { $time } — на { $by } быстрее плана
rehearsal-on-time = Ушло { $time } — точно по плану
rehearsal-view = Вид
rehearsal-meant = План
rehearsal-took = Ушло
rehearsal-all = Всего
rehearsal-take = Взять как план
rehearsal-again = Ещё раз
rehearsal-done = К карте

## Бумаги встречи: правки и протокол.

minutes-number = №
minutes-what = Что
minutes-before = Было
minutes-after = Стало
minutes-changed = Решили
minutes-changed-nothing = Карту на встрече не меняли
minutes-changed-at = Что изменилось: { $meeting }
minutes-asked = Спросили
minutes-asked-nothing = Вопросов не записали
minutes-next = Дальше
## Встреча: что изменили, что спросили.

meeting-of-day = Встреча { $day }
meeting-stage = этап { $n }
meeting-after-card = после { $card }
meeting-order = порядок
meeting-followers =
    { $count ->
        [one] и ещё { $count } элемент с этим
        [few] и ещё { $count } элемента с этим
       *[many] и ещё { $count } элементов с этим
    }
meeting-new-stage = Новый этап
meeting-new-lane = Новая дорожка
meeting-new-persona = Новая персона
meeting-new-note = Новый текст
meeting-new-touchpoint = Новая точка контакта
meeting-new-emotion = Новая точка эмоции
meeting-new-dropoff = Новый уход
meeting-new-barrier = Новый барьер
meeting-new-solution = Новое решение
meeting-new-metric = Новый показатель
meeting-gone-stage = Удалён этап
meeting-gone-lane = Удалена дорожка
meeting-gone-persona = Удалена персона
meeting-gone-note = Удалён текст
meeting-gone-touchpoint = Удалена точка контакта
meeting-gone-emotion = Удалена точка эмоции
meeting-gone-dropoff = Удалён уход
meeting-gone-barrier = Удалён барьер
meeting-gone-solution = Удалено решение
meeting-gone-metric = Удалён показатель
meeting-at-stage = на этапе { $n }
meeting-sum-changes =
    { $count ->
        [one] { $count } правка
        [few] { $count } правки
       *[many] { $count } правок
    }
meeting-sum-questions =
    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    }
meeting-came = { $meeting }: { $came }
meeting-look = Посмотреть
meeting-unfinished = { $meeting } не закончена: программа закрылась раньше
meeting-still-on = Встреча не закончена
meeting-go-on = Продолжить показ
meeting-close = Закончить встречу
meeting-which = Какая встреча
meeting-title = Как назвать встречу
meeting-show = Показать
meeting-keep = Оставить
meeting-roll-back = Вернуть
meeting-kept = Оставлено
meeting-rolled-back = Возвращено, как было
meeting-newer = После встречи это меняли ещё раз: возврат уберёт и те правки
meeting-questions = Вопросы
meeting-question = Вопрос
meeting-forget-question = Удалить вопрос
meeting-keep-all = Оставить все
meeting-roll-back-all = Вернуть все
meeting-red-line = Красная линия…
meeting-protocol = Протокол…
meeting-edit-sign = Правка · Esc вернёт к показу
command-review-meeting = Встречи: правки и вопросы
why-meetings = Встреч ещё не было: правки и вопросы соберутся во время показа
