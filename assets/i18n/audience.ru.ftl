## For whom a map is printed and shown: what is hidden

unseen-told = Скрыто: { $what }
unseen-nothing = Ничего не скрыто
unseen-figures = Итог пути посчитан без скрытых уходов
unseen-personas =
    { $count ->
        [one] { $count } персона
        [few] { $count } персоны
       *[other] { $count } персон
    }
unseen-lanes =
    { $count ->
        [one] { $count } дорожка
        [few] { $count } дорожки
       *[other] { $count } дорожек
    }
unseen-touchpoints =
    { $count ->
        [one] { $count } карточка
        [few] { $count } карточки
       *[other] { $count } карточек
    }
unseen-notes =
    { $count ->
        [one] { $count } заметка
        [few] { $count } заметки
       *[other] { $count } заметок
    }
unseen-emotions =
    { $count ->
        [one] { $count } точка кривой
        [few] { $count } точки кривых
       *[other] { $count } точек кривых
    }
unseen-dropoffs =
    { $count ->
        [one] { $count } уход
        [few] { $count } ухода
       *[other] { $count } уходов
    }
unseen-barriers =
    { $count ->
        [one] { $count } барьер
        [few] { $count } барьера
       *[other] { $count } барьеров
    }
unseen-solutions =
    { $count ->
        [one] { $count } решение
        [few] { $count } решения
       *[other] { $count } решений
    }
unseen-metrics =
    { $count ->
        [one] { $count } показатель
        [few] { $count } показателя
       *[other] { $count } показателей
    }

## For whom a map is printed: the choice and its fields

group-audience = Для кого
audience-everybody = Всё, ничего не скрывать
audience-board = Совет директоров
audience-team = Команда
audience-client = Клиент
audience-new = Новый взгляд…
audience-add = Добавить: «{ $name }»
audience-unnamed = Взгляд без названия
audience-gone = Этих зрителей больше нет
audience-edit = Что они видят
audience-close = Свернуть
audience-sees = Что видно
audience-confidential = Конфиденциальное
audience-lanes = Дорожки
audience-own = Только для них
audience-own-layout = Что печатать
audience-own-language = Язык
audience-own-sheet = Лист
audience-remove = Убрать этот взгляд
audience-no-meetings = Встречи для отдельных зрителей не печатаются: в них может быть скрытое. Выберите «Всё»

## Кому показывают

show-to = Кому показать
show-to-nobody = Всё, кроме конфиденциального
