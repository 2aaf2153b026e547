# Таблицы и журналы событий из других программ.

## Слова, по которым узнают заголовки столбцов: через запятую, без прописных

import-words-session = сессия, id сессии, номер сессии, визит, id визита, заказ, сделка, обращение
import-words-user = пользователь, id пользователя, клиент, id клиента, посетитель, покупатель
import-words-touchpoint = точка контакта, точка касания, событие, страница, действие, канал
import-words-timestamp = дата и время, время события, дата события, дата, время, момент, метка времени
import-words-stage = этап, стадия, шаг, название этапа, имя этапа
import-words-segment = сегмент, персона, группа, аудитория, кто
import-words-entered = вошли, вошло, пришли, пришло, дошли, дошло, вход, посетители, начали, было
import-words-left = ушли, ушло, потеряли, потери, отвалились, уход, отток, отказы, доля ушедших, процент ушедших, доля потерь, доля отказов
import-words-time = время на этапе, время этапа, время, длительность, медиана времени
import-words-everybody = все, всего, итого, все вместе
import-words-minutes = мин, минуты, минут
import-words-hours = ч, час, часы, часов
import-words-days = дн, день, дни, дней, сут, сутки

## Как понимать столбцы

import-layout-long = Строка — этап
import-layout-wide = Столбец — этап
import-layout-log = Журнал событий
import-role-ignored = Не читать
import-role-stage = Этап
import-role-segment = Сегмент
import-role-entered = Вошли
import-role-left = Ушли: люди,{"\u00A0"}%
import-role-time = Время на этапе
import-role-session = Сессия
import-role-user = Пользователь
import-role-touchpoint = Точка контакта
import-role-timestamp = Дата и время
import-delimiter-comma = Запятая
import-delimiter-semicolon = Точка с запятой
import-delimiter-tab = Табуляция

## Файл не читается

import-error-missing = Файла «{ $file }» нет: возможно, его переместили или переименовали. Выберите другой.
import-error-denied = Нет права читать файл «{ $file }». Попросите доступ у владельца.
import-error-io = Не удалось прочитать файл «{ $file }»: { $reason }. Проверьте диск и попробуйте ещё раз.
import-error-empty = В «{ $file }» ничего нет. Выберите другой файл.
import-error-empty-sheet = «{ $file }»: лист «{ $sheet }» пуст. Выберите другой лист.
import-error-no-sheet = В «{ $file }» нет листа «{ $sheet }». Выберите другой лист.
import-error-too-large = В «{ $file }» { $size }{"\u00A0"}МиБ, а прочитать можно не больше { $limit }{"\u00A0"}МиБ. Уберите лишнее или разделите файл.
import-error-too-many-rows = В «{ $file }» больше { $limit }{"\u00A0"}млн строк. Разделите файл.
import-error-not-a-table = «{ $file }» — не таблица. Сохраните её как CSV или XLSX.
import-error-encrypted = «{ $file }» защищён паролем. Снимите пароль в программе, где его сохранили.
import-error-broken = «{ $file }» повреждён. Откройте его в своей программе и сохраните заново или сохраните как CSV.
import-error-not-text = «{ $file }», строка { $row }: это не { $encoding }. Выберите другую кодировку.
import-error-open-quote = «{ $file }», строка { $row }: кавычка открыта и не закрыта. Закройте или уберите её.
import-error-no-column = «{ $file }»: столбец «{ $header }» не найден или таких несколько. Выберите столбцы заново.
import-error-no-role = «{ $file }»: не выбран столбец «{ $role }». Выберите его.
import-error-nothing = Ни одной строки таблицы нельзя взять. Числа воронки остались прежними.
import-error-stopped = Чтение остановлено, ничего не изменилось

## Что в таблице не так

import-at = { $place }: { $what }
import-at-row-column-headed = Строка { $row }, столбец { $column } «{ $header }»
import-at-row-column = Строка { $row }, столбец { $column }
import-at-row = Строка { $row }
import-at-column-headed = Столбец { $column } «{ $header }»
import-at-column = Столбец { $column }
import-fault-not-a-number = «{ $text }» — не число
import-fault-ambiguous = «{ $text }» можно прочитать двумя способами, выберите десятичный знак
import-fault-not-whole = «{ $text }» — не целое число людей
import-fault-negative = «{ $text }» — отрицательное число
import-fault-empty-cell = пустая ячейка
import-fault-left-exceeds-entered = ушло больше, чем вошло: { $left } из { $entered }
import-fault-left-without-entering = никто не вошёл, а ушло { $left }
import-fault-does-not-add-up = не сходится: с этапа «{ $stage }» должно прийти { $expected }, а на «{ $next }» пришло { $found }
import-fault-parts-exceed-whole = Этап «{ $stage }»: по персонам вместе { $parts }, а всего { $whole }
import-fault-missing-stage = Нет строк об этапе «{ $stage }»
import-fault-missing-stage-of = «{ $segment }»: нет строк об этапе «{ $stage }»
import-fault-unknown-stage = «{ $name }» — такого этапа и такой точки контакта нет, или их несколько
import-fault-unknown-segment = «{ $name }» — такой персоны и такого сегмента нет, или их несколько
import-fault-repeats = повторяет строку { $first }
import-fault-contradicts = тот же этап и сегмент, что в строке { $first }, но другие числа; не взята ни одна
import-fault-same-column = тот же этап и показатель, что в столбце { $other }; не взят ни один
import-fault-not-a-time = «{ $text }» — не дата и время
import-fault-mixed-time = «{ $text }» записано иначе, чем остальные: { $example }
import-fault-segment-changes = у сессии «{ $session }» два сегмента: сначала «{ $first }», потом «{ $other }»; считается первый

## Доли в таблице

import-fault-perhaps-share = «{ $text }» — не целое число людей; если это доля, запишите её в файле со знаком %
import-fault-share-not-people = «{ $text }» — доля, а столбец выбран как число людей; если это доля ушедших, выберите для него «{ import-role-left }», если другая — «{ import-role-ignored }»
import-fault-share-not-time = «{ $text }» — доля, а столбец выбран как время; выберите для него другое значение или «{ import-role-ignored }»
import-fault-share-of-nobody = «{ $text }» — доля, но неизвестно, от скольких людей; впишите в файле, сколько вошло, или выберите столбец «{ import-role-entered }»
import-fault-share-above-whole = «{ $text }» — доля больше 100{"\u00A0"}%, а уйти может не больше, чем вошло; исправьте её в файле
import-fault-negative-share = «{ $text }» — отрицательная доля; исправьте её в файле: от 0 до 100{"\u00A0"}%
