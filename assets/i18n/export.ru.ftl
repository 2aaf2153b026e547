# Запись в файл: ошибки и имена слоёв.
export-error-no-pages = Нечего записывать: нет ни одного листа
export-error-sheet-size = Лист { $width } × { $height } мм записать нельзя. Наибольшая сторона — { $limit } мм
export-error-resolution = Разрешение { $dpi } dpi не подходит: нужно положительное число
export-error-too-many-pixels = Картинка { $width } × { $height } точек слишком велика: предел — { $limit } млн точек. Уменьшите разрешение или сохраните PDF
export-error-font = Не удалось встроить шрифт { $face }: { $cause }
export-error-encode = Не удалось собрать файл { $format }: { $cause }
export-error-unknown-format = { $extension ->
    [none] У имени файла нет окончания. Добавьте .pdf, .png или .svg
   *[other] Формат .{ $extension } не поддерживается. Выберите .pdf, .png или .svg
}
export-error-write = Не удалось записать «{ $path }»: { $cause }. Прежний файл остался как был
export-layer-grid = Сетка
export-layer-frame = Заголовок и подписи
export-layer-stages = Этапы
export-layer-cards = Карточки
export-layer-emotions = Эмоции
export-layer-drop-offs = Уходы
export-layer-hints = Подсказки
