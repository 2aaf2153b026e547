# Показ карты на встрече: сценарий, экран, встреча, «что если».

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
show-display-here = { $name } · { $size }, сейчас здесь это окно
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
rehearsal-taken = Время взято как план
