# Показ карты на встрече: сценарий, экран, встреча, «что если».

# «Что если»
whatif-points = { $points }{"\u00A0"}п.{"\u00A0"}п.
whatif-same = без изменений
whatif-missing-dropoffs = Уходы на карте не отмечены, считать нечего
whatif-missing-counts = Чтобы считать людей, впишите в воронку, сколько человек вошло на первый этап: { $names }
whatif-missing-values = Чтобы считать деньги, укажите у персоны, сколько приносит один клиент: { $names }

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
