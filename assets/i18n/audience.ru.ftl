## For whom a map is printed and shown: what is hidden

hidden-told = Скрыто: { $what }
hidden-nothing = Ничего не скрыто
hidden-figures = Итог пути посчитан без скрытых уходов
hidden-personas =
    { $count ->
        [one] { $count } персона
        [few] { $count } персоны
       *[other] { $count } персон
    }
hidden-lanes =
    { $count ->
        [one] { $count } дорожка
        [few] { $count } дорожки
       *[other] { $count } дорожек
    }
hidden-touchpoints =
    { $count ->
        [one] { $count } карточка
        [few] { $count } карточки
       *[other] { $count } карточек
    }
hidden-notes =
    { $count ->
        [one] { $count } заметка
        [few] { $count } заметки
       *[other] { $count } заметок
    }
hidden-emotions =
    { $count ->
        [one] { $count } точка кривой
        [few] { $count } точки кривых
       *[other] { $count } точек кривых
    }
hidden-dropoffs =
    { $count ->
        [one] { $count } уход
        [few] { $count } ухода
       *[other] { $count } уходов
    }
hidden-barriers =
    { $count ->
        [one] { $count } барьер
        [few] { $count } барьера
       *[other] { $count } барьеров
    }
hidden-solutions =
    { $count ->
        [one] { $count } решение
        [few] { $count } решения
       *[other] { $count } решений
    }
hidden-metrics =
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
