# Что стоит знать до печати: строка, под ней — почему или о чём это.

preflight-type = Самый мелкий текст { $size }{"\u00A0"}пт
preflight-type-help =
    { $paper ->
        [screen] читается с{"\u00A0"}экрана
        [custom] читается с{"\u00A0"}{ $distance }{"\u00A0"}м
       *[other] читается с{"\u00A0"}{ $distance }{"\u00A0"}м, норма для { $paper }
    }
preflight-type-small = Мелкий текст { $size }{"\u00A0"}пт, нужно { $minimum }{"\u00A0"}пт
preflight-type-small-help = прочтут только с{"\u00A0"}{ $distance }{"\u00A0"}м
preflight-type-tiny = Текст мельче { $least }{"\u00A0"}пт
preflight-type-tiny-help =
    { $count ->
        [one] { $count } строка от { $size }{"\u00A0"}пт, типография за{"\u00A0"}неё не{"\u00A0"}ручается
        [few] { $count } строки от { $size }{"\u00A0"}пт, типография за{"\u00A0"}них не{"\u00A0"}ручается
       *[other] { $count } строк от { $size }{"\u00A0"}пт, типография за{"\u00A0"}них не{"\u00A0"}ручается
    }
preflight-type-colored = Цветной текст мельче 8{"\u00A0"}пт
preflight-type-colored-help =
    { $count ->
        [one] { $count } строка: в{"\u00A0"}офсете краски разойдутся
        [few] { $count } строки: в{"\u00A0"}офсете краски разойдутся
       *[other] { $count } строк: в{"\u00A0"}офсете краски разойдутся
    }
preflight-room = Ничего не обрезано и не перекрыто
preflight-room-help =
    { $count ->
        [one] { $count } надпись проверена
        [few] { $count } надписи проверены
       *[other] { $count } надписей проверено
    }
preflight-nothing-to-compare = Сравнивать не с{"\u00A0"}чем
preflight-nothing-to-compare-help = нужны две кривые: двух персон или сегодня и завтра
preflight-torn =
    { $count ->
        [one] Разорвано слово «{ $word }»
        [few] Разорвано { $count } слова
       *[other] Разорвано { $count } слов
    }
preflight-torn-help = строка уже слова, и переноса в{"\u00A0"}нём нет
preflight-too-wide =
    { $count ->
        [one] { $count } надпись не помещается
        [few] { $count } надписи не помещаются
       *[other] { $count } надписей не помещаются
    }
preflight-too-wide-help = строка выходит за край карточки
preflight-drop-off-left-out =
    { $count ->
        [one] { $count } уход без подписи
        [few] { $count } ухода без подписи
       *[other] { $count } уходов без подписи
    }
preflight-drop-off-left-out-help = уходы стоят слишком тесно
preflight-labels-overlap =
    { $count ->
        [one] { $count } подпись стоит на другой
        [few] { $count } подписи стоят на других
       *[other] { $count } подписей стоят на других
    }
preflight-labels-overlap-help = поставлены рукой, можно развести
preflight-quote-left-out =
    { $count ->
        [one] { $count } цитата не поместилась
        [few] { $count } цитаты не поместились
       *[other] { $count } цитат не поместились
    }
preflight-quote-left-out-help = рядом с{"\u00A0"}точкой кривой нет места
preflight-reason-left-out =
    { $count ->
        [one] { $count } причина ухода не поместилась
        [few] { $count } причины ухода не поместились
       *[other] { $count } причин ухода не поместились
    }
preflight-reason-left-out-help = доля ушедших видна
preflight-amounts-left-out =
    { $count ->
        [one] У{"\u00A0"}{ $count } ухода нет людей и денег
        [few] У{"\u00A0"}{ $count } уходов нет людей и денег
       *[other] У{"\u00A0"}{ $count } уходов нет людей и денег
    }
preflight-amounts-left-out-help = рядом с{"\u00A0"}долей нет места
preflight-thin =
    { $count ->
        [one] { $count } линия тоньше 0,25{"\u00A0"}пт
        [few] { $count } линии тоньше 0,25{"\u00A0"}пт
       *[other] { $count } линий тоньше 0,25{"\u00A0"}пт
    }
preflight-thin-help = самая тонкая { $width }{"\u00A0"}пт, на бумаге может пропасть
preflight-picture =
    { $kind ->
        [portrait] { $name }: портрет { $dpi }{"\u00A0"}dpi
       *[other] { $name }: картинка { $dpi }{"\u00A0"}dpi
    }
preflight-picture-help = выйдет нерезко, нужно от { $sharp }{"\u00A0"}dpi: короткая сторона { $pixels }{"\u00A0"}px
preflight-glyphs =
    { $count ->
        [one] { $count } знак напечатается пустой рамкой
        [few] { $count } знака напечатаются пустыми рамками
       *[other] { $count } знаков напечатаются пустыми рамками
    }
preflight-glyphs-help = нет ни в{"\u00A0"}одном шрифте: { $characters }
preflight-families =
    { $count ->
        [one] Часть знаков набрана другим шрифтом
       *[other] Часть знаков набрана другими шрифтами
    }
preflight-families-help = { $families }
preflight-lines-merge =
    { $vision ->
        [grey] Две линии сливаются в{"\u00A0"}сером
        [normal] Две линии одного цвета
       *[other] Две линии сливаются для дальтоников
    }
preflight-lines-merge-help = { $one } и { $other }, выручит пунктир
preflight-page-long = Страница { $length }{"\u00A0"}см, длиннее { $most }{"\u00A0"}см
preflight-page-long-help = типографии не открывают такие PDF в{"\u00A0"}верном размере
preflight-margin =
    { $count ->
        [one] { $count } строка у самого края бумаги
        [few] { $count } строки у самого края бумаги
       *[other] { $count } строк у самого края бумаги
    }
preflight-margin-help = ближе { $margin }{"\u00A0"}мм офисный принтер не печатает
preflight-bleed = Под обрез ничего не выходит
preflight-bleed-help = { $bleed }{"\u00A0"}мм вокруг останутся белыми, так и задумано
preflight-date = Нет даты исследования
preflight-date-help = в{"\u00A0"}подвале останется пустое место
preflight-sample = Не сказано, на чём основана карта
preflight-sample-help = сколько интервью, какие данные, за какой срок
preflight-hypotheses =
    { $count ->
        [one] { $count } гипотеза без легенды
        [few] { $count } гипотезы без легенды
       *[other] { $count } гипотез без легенды
    }
preflight-hypotheses-help = читатель не узнает, что значит пунктир

preflight-show = Показать
preflight-show-all = Показать: { $count }
preflight-count = К{"\u00A0"}печати: { $count }
preflight-letters =
    { $count ->
        [one] { $size }{"\u00A0"}пт: { $count } знак
        [few] { $size }{"\u00A0"}пт: { $count } знака
       *[other] { $size }{"\u00A0"}пт: { $count } знаков
    }
preflight-mend-larger = Взять лист { $paper }
preflight-mend-split = Разделить по этапам
preflight-mend-hide = Скрыть «{ $lane }»
preflight-mend-shorten = Сократить…
preflight-mend-look = Исправить
preflight-mend-portrait = Заменить…
preflight-mend-say = Указать
preflight-longest = Самые длинные тексты
preflight-more =
    { $count ->
       *[other] и ещё { $count }
    }
preflight-running = Проверяем…
