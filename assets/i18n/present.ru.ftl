# Показ карты на встрече: сценарий, экран, встреча, «что если».

# Сценарий показа: панель рядом с картой
command-script = Сценарий показа
command-capture-view = Снять вид в сценарий
script-title = Сценарий показа
script-close = Закрыть сценарий
script-automatic = Собран по карте и меняется вместе с ней
script-own = Свой: карта его больше не меняет
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
script-untimed =
    { $count ->
        [one] У { $count } вида время не задано
       *[many] У { $count } видов время не задано
    }
script-room = Комната: { $depth } м, экран { $width } м
script-room-help = От последнего ряда до экрана и ширина картинки: от них зависит, какой текст прочтут
field-room-depth = До последнего ряда, м
field-room-picture = Ширина картинки, м
script-legible = Самый мелкий текст, который прочтёт последний ряд: { $size } пт на экране
script-small = Мелко для { $depth } м: строки { $actual } пт на экране, нужно { $needed }
script-small-help = Снимите часть поменьше или разделите вид на два
script-rebuild = Собрать заново
script-rebuild-help = Виды снова по карте. Заметки к тем же видам останутся, отмена вернёт всё
script-rebuild-none = Сценарий и так собран по карте
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
