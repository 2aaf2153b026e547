//! Figures of other programs: three layouts, every fault with its row and column, workbooks, progress and stopping.
#![expect(clippy::expect_used, clippy::panic, reason = "a helper of a test that cannot go on says so at once")]

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use tempfile::TempDir;
use tropa::i18n::{Localized as _, Messages};
use tropa::import::{
    Column, DecimalMark, ImportError, ImportOutcome, JourneyNames, Mapping, Means, Measure, Reading, Role, TableLayout,
    TableSource, TimeUnit, Whose, compare, guess, plain, read,
};
use tropa::model::{Amount, Date, Document, Language, PersonaId, StageId};
use tropa::store::from_bytes;

/// Four stages, two personas and a few touchpoints.
fn map() -> Document {
    let json = r#"{
        "format": "tropa", "version": 1,
        "personas": [
            { "id": "persona-1", "name": "Сергей", "segment": "Владелец магазина" },
            { "id": "persona-2", "name": "Анна", "segment": "Производитель" }
        ],
        "journeys": [{
            "id": "journey-1",
            "stages": [
                { "id": "stage-1", "name": "Узнаёт" },
                { "id": "stage-2", "name": "Выбирает" },
                { "id": "stage-3", "name": "Покупает" },
                { "id": "stage-4", "name": "Возвращается" }
            ],
            "lanes": [{ "id": "lane-1", "kind": "touchpoints" }],
            "touchpoints": [
                { "id": "touch-1", "stage": "stage-1", "title": "Реклама" },
                { "id": "touch-2", "stage": "stage-2", "title": "Карточка товара" },
                { "id": "touch-3", "stage": "stage-3", "title": "Корзина" },
                { "id": "touch-4", "stage": "stage-1", "title": "Письмо" },
                { "id": "touch-5", "stage": "stage-4", "title": "Письмо" }
            ]
        }]
    }"#;
    from_bytes(json.as_bytes()).expect("a map")
}

fn names() -> JourneyNames {
    let document = map();
    JourneyNames::of(&document, document.first_journey().expect("a journey"))
}

fn proposed(source: &TableSource) -> Mapping {
    let reading = source.reading();
    guess(source, &reading, &source.preview(&reading).expect("a preview"), &names())
}

fn pasted(text: &str) -> TableSource {
    TableSource::pasted("t.csv", text).expect("a table")
}

fn taken(source: &TableSource, mapping: &Mapping) -> ImportOutcome {
    read(source, mapping, &names(), Date::new(2026, 11, 22), |_| ControlFlow::Continue(()))
        .unwrap_or_else(|error| panic!("{error}"))
}

fn counted(text: &str) -> ImportOutcome {
    let source = pasted(text);
    taken(&source, &proposed(&source))
}

/// Persona, stage, entered, left, seconds; everybody is 0.
type Figures = (u64, u64, Option<u64>, Option<u64>, Option<f64>);

fn figures(outcome: &ImportOutcome) -> Vec<Figures> {
    let row = |row: &tropa::model::FunnelRow| {
        let persona = row.persona.map_or(0, PersonaId::number);
        (persona, row.stage.number(), row.entered, row.left, row.seconds.map(Amount::get))
    };
    outcome.funnel.rows.iter().map(row).collect()
}

/// What is wrong, in Russian.
fn faults(outcome: &ImportOutcome) -> Vec<String> {
    let messages = Messages::of(Language::Ru);
    outcome.faults.list().iter().map(|fault| fault.message(messages)).collect()
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

const SOUND: &str = "Этап;Вошли;Ушли;Время на этапе, мин\nУзнаёт;1 000;290;1,5\nвыбирает;710;10;2\n3. Покупает;700;200;\nВозвращается;500;0;0:30\n";

#[test]
fn a_long_table_is_read_as_it_is_proposed() {
    let source = pasted(SOUND);
    let mapping = proposed(&source);
    assert_eq!(
        (mapping.layout, mapping.decimal, mapping.time_unit),
        (TableLayout::Long, Some(DecimalMark::Comma), TimeUnit::Minutes)
    );
    let outcome = taken(&source, &mapping);
    assert_eq!(
        figures(&outcome),
        [
            (0, 1, Some(1000), Some(290), Some(90.0)),
            (0, 2, Some(710), Some(10), Some(120.0)),
            (0, 3, Some(700), Some(200), None),
            (0, 4, Some(500), Some(0), Some(1800.0)),
        ]
    );
    assert_eq!((faults(&outcome), outcome.rows, outcome.left_out), (vec![], 4, 0));
    assert_eq!(outcome.funnel.source, None, "what was pasted has no file");
}

#[test]
fn personas_are_known_by_name_and_by_segment() {
    let outcome = counted(
        "stage,segment,entered,left\nУзнает,Анна,10,1\nУзнаёт,владелец магазина,20,2\nУзнаёт,Все,30,3\nВыбирает,Анна,9,0\n",
    );
    let found = figures(&outcome);
    assert_eq!(
        found.iter().map(|row| (row.0, row.2)).collect::<Vec<_>>(),
        [(0, Some(30)), (1, Some(20)), (2, Some(10)), (2, Some(9))]
    );
}

#[test]
fn a_wide_table_has_a_column_or_two_for_each_stage() {
    let source = pasted(
        "Персона\tУзнаёт — вошли\tУзнаёт — ушли\tВыбирает\tВозраст\nАнна\t100\t40\t60\t38\nСергей\t50\t10\t41\t40\n",
    );
    let mapping = proposed(&source);
    assert_eq!(mapping.layout, TableLayout::Wide);
    let roles: Vec<Role> = mapping.columns.iter().map(|column| column.role).collect();
    let (entered, left) = (Role::Measure(Measure::Entered), Role::Measure(Measure::Left));
    assert_eq!(roles, [Role::Segment, entered, left, entered, Role::Ignored]);
    let outcome = taken(&source, &mapping);
    assert_eq!(
        figures(&outcome),
        [
            (1, 1, Some(50), Some(10), None),
            (1, 2, Some(41), None, None),
            (2, 1, Some(100), Some(40), None),
            (2, 2, Some(60), None, None),
        ]
    );
    assert_eq!(
        faults(&outcome)[0],
        "Строка 3, столбец D «Выбирает»: не сходится: с этапа «Узнаёт» должно прийти 40, а на «Выбирает» пришло 41"
    );
}

#[test]
fn an_event_log_counts_sessions_by_the_furthest_stage_and_takes_the_median_time() {
    let log = "session,user,touchpoint,timestamp\n\
        a,u1,Реклама,2026-11-21T10:00:00\n\
        a,u1,Карточка товара,2026-11-21T10:01:00\n\
        a,u1,Реклама,2026-11-21T10:02:00\n\
        a,u1,Корзина,2026-11-21T10:05:00\n\
        b,u2,Карточка товара,2026-11-21T11:03:00\n\
        b,u2,Реклама,2026-11-21T11:00:00\n\
        c,u2,Реклама,2026-11-21T12:00:00\n\
        d,u3,Реклама,2026-11-21T12:00:00\n\
        d,u3,Возвращается,2026-11-21T12:00:10\n";
    let source = pasted(log);
    let mut mapping = proposed(&source);
    assert_eq!((mapping.layout, mapping.users), (TableLayout::EventLog, false));
    let outcome = taken(&source, &mapping);
    assert_eq!(
        figures(&outcome),
        [
            // Spans of 60, 180 and 10 seconds.
            (0, 1, Some(4), Some(1), Some(60.0)),
            (0, 2, Some(2), Some(1), Some(240.0)),
            (0, 3, Some(1), Some(1), None),
            // Nobody leaves the last stage.
            (0, 4, Some(1), Some(0), None),
        ]
    );
    let told = faults(&outcome);
    assert_eq!(told[0], "не сходится: с этапа «Узнаёт» должно прийти 3, а на «Выбирает» пришло 2");
    mapping.users = true;
    let by_user = taken(&source, &mapping);
    assert_eq!(figures(&by_user)[0], (0, 1, Some(3), Some(0), Some(60.0)), "b and c are one user");
}

#[test]
fn an_event_log_with_segments_counts_each_persona() {
    let outcome = counted(
        "id сессии;страница;дата и время;сегмент\na;Реклама;21.11.2026 10:00;Анна\na;Корзина;21.11.2026 10:10;Сергей\n\
         b;Реклама;21.11.2026 10:00;Сергей\n",
    );
    assert_eq!(
        figures(&outcome),
        [(1, 1, Some(1), Some(1), None), (2, 1, Some(1), Some(0), Some(600.0)), (2, 3, Some(1), Some(1), None)]
    );
    assert_eq!(
        faults(&outcome)[0],
        "Строка 3, столбец D «сегмент»: у сессии «a» два сегмента: сначала «Анна», потом «Сергей»; считается первый"
    );
}

#[test]
fn what_is_wrong_in_a_row_is_told_with_row_and_column_and_leaves_the_row_out() {
    let head = "Этап;Персона;Вошли;Ушли;Время\n";
    for (row, told) in [
        ("Узнаёт;Анна;-5;0;", "столбец C «Вошли»: «-5» — отрицательное число"),
        ("Узнаёт;Анна;много;0;", "столбец C «Вошли»: «много» — не число"),
        ("Узнаёт;Анна;12,5;0;", "столбец C «Вошли»: «12,5» — не целое число людей"),
        ("Узнаёт;Анна;10;11;", "столбец D «Ушли»: ушло больше, чем вошло: 11 из 10"),
        ("Узнаёт;Анна;0;3;", "столбец D «Ушли»: никто не вошёл, а ушло 3"),
        (
            "Узнаёт;Анна;29 %;0;",
            "столбец C «Вошли»: «29 %» — доля, а столбец выбран как число людей; если это доля ушедших, выберите для него \
             «Ушли: люди,\u{a0}%», если другая — «Не читать»",
        ),
        (
            "Узнаёт;Анна;0,37;0;",
            "столбец C «Вошли»: «0,37» — не целое число людей; если это доля, запишите её в файле со знаком %",
        ),
        (
            "Узнаёт;Анна;;29 %;",
            "столбец D «Ушли»: «29 %» — доля, но неизвестно, от скольких людей; впишите в файле, сколько вошло, или \
             выберите столбец «Вошли»",
        ),
        (
            "Узнаёт;Анна;10;120 %;",
            "столбец D «Ушли»: «120 %» — доля больше 100\u{a0}%, а уйти может не больше, чем вошло; исправьте её в файле",
        ),
        (
            "Узнаёт;Анна;;120 %;",
            "столбец D «Ушли»: «120 %» — доля больше 100\u{a0}%, а уйти может не больше, чем вошло; исправьте её в файле",
        ),
        (
            "Узнаёт;Анна;10;-5 %;",
            "столбец D «Ушли»: «-5 %» — отрицательная доля; исправьте её в файле: от 0 до 100\u{a0}%",
        ),
        (
            "Узнаёт;Анна;10;1;29 %",
            "столбец E «Время»: «29 %» — доля, а столбец выбран как время; выберите для него другое значение или «Не читать»",
        ),
        ("Узнаёт;Анна;10;1;вечность", "столбец E «Время»: «вечность» — не число"),
        ("Думает;Анна;10;1;", "столбец A «Этап»: «Думает» — такого этапа и такой точки контакта нет, или их несколько"),
        ("Узнаёт;Пётр;10;1;", "столбец B «Персона»: «Пётр» — такой персоны и такого сегмента нет, или их несколько"),
        (";Анна;10;1;", "столбец A «Этап»: пустая ячейка"),
        ("Узнаёт;;10;1;", "столбец B «Персона»: пустая ячейка"),
    ] {
        let outcome = counted(&format!("{head}Узнаёт;Сергей;7;1;\n\n{row}\n"));
        // The blank row counts.
        assert_eq!(faults(&outcome)[0], format!("Строка 4, {told}"));
        assert_eq!((outcome.left_out, outcome.rows), (1, 2), "{row}");
        assert_eq!(figures(&outcome), [(1, 1, Some(7), Some(1), None)], "{row}");
        assert!(!outcome.faults.list()[0].is_warning(), "{row}");
    }
}

#[test]
fn all_that_is_wrong_with_a_row_is_told_at_once() {
    let outcome = counted("Этап;Вошли;Ушли;Время\nУзнаёт;29 %;-5 %;вечность\n");
    let kinds: Vec<_> = outcome.faults.list().iter().map(|fault| (fault.place.row, fault.key())).collect();
    let keys = ["import-fault-share-not-people", "import-fault-negative-share", "import-fault-not-a-number"];
    assert_eq!(kinds[..3], keys.map(|key| (Some(2), key)));
}

#[test]
fn a_number_that_can_be_read_in_two_ways_waits_for_somebody_to_say_which() {
    let source = pasted("Этап\tВошли\nУзнаёт\t1,240\n");
    let mut mapping = proposed(&source);
    assert_eq!(mapping.decimal, None);
    let unclear = taken(&source, &mapping);
    assert_eq!(
        faults(&unclear)[0],
        "Строка 2, столбец B «Вошли»: «1,240» можно прочитать двумя способами, выберите десятичный знак"
    );
    mapping.decimal = Some(DecimalMark::Point);
    assert_eq!(figures(&taken(&source, &mapping)), [(0, 1, Some(1240), None, None)]);
    mapping.decimal = Some(DecimalMark::Comma);
    assert_eq!(faults(&taken(&source, &mapping))[0], "Строка 2, столбец B «Вошли»: «1,240» — не целое число людей");
}

#[test]
fn what_does_not_add_up_is_told_and_taken_all_the_same() {
    let outcome = counted("Этап;Вошли;Ушли\nУзнаёт;100;40\nВыбирает;70;0\nПокупает;70;0\nВозвращается;70;0\n");
    assert_eq!(
        faults(&outcome),
        ["Строка 3, столбец B «Вошли»: не сходится: с этапа «Узнаёт» должно прийти 60, а на «Выбирает» пришло 70"]
    );
    assert!(outcome.faults.list()[0].is_warning());
    assert_eq!((outcome.funnel.rows.len(), outcome.left_out), (4, 0));
}

#[test]
fn a_part_of_those_who_left_is_rounded_to_people_and_adds_up_within_its_rounding() {
    let outcome = counted("Этап;Вошли;Ушли\nУзнаёт;1 000;29 %\nВыбирает;706;0\nПокупает;706;0\nВозвращается;706;0\n");
    assert_eq!(figures(&outcome)[0], (0, 1, Some(1000), Some(290), None));
    assert_eq!(faults(&outcome), Vec::<String>::new(), "29 % may be anything from 28.5 to 29.5");
    let outcome = counted("Этап;Вошли;Ушли\nУзнаёт;1 000;29,0 %\nВыбирает;706;0\nПокупает;706;0\nВозвращается;706;0\n");
    assert_eq!(faults(&outcome).len(), 1);
}

#[test]
fn a_missing_stage_is_named_for_each_persona() {
    let outcome = counted("Этап;Персона;Вошли\nУзнаёт;Анна;10\nВыбирает;Анна;10\nПокупает;Анна;5\n");
    assert_eq!(faults(&outcome), ["«Анна»: нет строк об этапе «Возвращается»"]);
}

#[test]
fn a_row_that_is_there_twice_is_told_and_one_that_contradicts_is_not_taken() {
    let head = "Этап;Вошли\nУзнаёт;10\nВыбирает;9\nПокупает;8\nВозвращается;7\n";
    let outcome = counted(&format!("{head}Узнаёт;10\n"));
    assert_eq!(faults(&outcome), ["Строка 6, столбец A «Этап»: повторяет строку 2"]);
    assert_eq!(outcome.funnel.rows.len(), 4);
    let outcome = counted(&format!("{head}Узнаёт;11\n"));
    assert_eq!(
        faults(&outcome)[0],
        "Строка 6, столбец A «Этап»: тот же этап и сегмент, что в строке 2, но другие числа; не взята ни одна"
    );
    assert!(outcome.funnel.row(None, StageId::new(1)).is_none());
}

#[test]
fn personas_that_have_more_people_than_everybody_are_told() {
    let outcome = counted("Этап;Персона;Вошли\nУзнаёт;Анна;10\nУзнаёт;Сергей;10\nУзнаёт;Все;15\n");
    assert!(faults(&outcome).contains(&"Этап «Узнаёт»: по персонам вместе 20, а всего 15".to_owned()));
}

#[test]
fn two_columns_of_one_stage_and_figure_are_both_left_out() {
    let outcome = counted("Персона;Узнаёт;Выбирает;Узнаёт вошли\nАнна;10;9;11\n");
    assert_eq!(
        faults(&outcome)[0],
        "Строка 1, столбец D «Узнаёт вошли»: тот же этап и показатель, что в столбце B; не взят ни один"
    );
    assert_eq!(figures(&outcome), [(2, 2, Some(9), None, None)]);
    assert_eq!(outcome.left_out, 0, "no row is left out");
    assert!(outcome.leaves_out(), "but figures are");
    assert!(!counted(SOUND).leaves_out());
}

#[test]
fn those_who_left_are_counted_by_difference_only_where_that_was_chosen() {
    let source = pasted("Этап;Вошли\nУзнаёт;100\nВыбирает;60\nПокупает;70\nВозвращается;5\n");
    let mut mapping = proposed(&source);
    assert!(mapping.left_by_difference, "proposed where no column says who left");
    let outcome = taken(&source, &mapping);
    assert_eq!(outcome.funnel.rows.iter().map(|row| row.left).collect::<Vec<_>>(), [Some(40), None, Some(65), None]);
    assert_eq!(
        faults(&outcome),
        ["Строка 4, столбец B «Вошли»: не сходится: с этапа «Выбирает» должно прийти 60, а на «Покупает» пришло 70"]
    );
    mapping.left_by_difference = false;
    assert!(taken(&source, &mapping).funnel.rows.iter().all(|row| row.left.is_none()));
}

#[test]
fn what_is_wrong_in_an_event_log_is_told_with_row_and_column() {
    let log = "session,touchpoint,timestamp\n\
        a,Реклама,2026-11-21T10:00:00\n\
        a,Блог,2026-11-21T10:01:00\n\
        a,Корзина,вчера\n\
        a,Корзина,21.11.2026 10:05\n\
        ,Корзина,2026-11-21T10:06:00\n\
        a,Реклама,2026-11-21T10:00:00\n\
        a,Письмо,2026-11-21T10:07:00\n\
        a,Блог,2026-11-21T10:08:00\n\
        a,Корзина,\n";
    let outcome = counted(log);
    assert_eq!(
        faults(&outcome)[..7],
        [
            "Строка 3, столбец B «touchpoint»: «Блог» — такого этапа и такой точки контакта нет, или их несколько",
            "Строка 4, столбец C «timestamp»: «вчера» — не дата и время",
            "Строка 5, столбец C «timestamp»: «21.11.2026 10:05» записано иначе, чем остальные: 2026-11-21 09:30:00",
            "Строка 6, столбец A «session»: пустая ячейка",
            "Строка 7: повторяет строку 2",
            "Строка 8, столбец B «touchpoint»: «Письмо» — такого этапа и такой точки контакта нет, или их несколько",
            "Строка 10, столбец C «timestamp»: пустая ячейка",
        ]
    );
    let unmatched: Vec<(&str, u64)> = outcome.stages.iter().map(|name| (name.name.as_str(), name.times)).collect();
    assert_eq!(unmatched, [("Блог", 2), ("Письмо", 1)], "each name is told once, with how often it stands there");
    assert_eq!((outcome.rows, outcome.left_out), (9, 7));
}

#[test]
fn names_are_matched_and_passed_over_by_hand_and_the_file_is_read_again_in_the_same_way() {
    let folder = TempDir::new().expect("a folder");
    let path = file(
        &folder,
        "воронка.csv",
        "Этап;Группа;Вошли\nЗнакомство;опт;10\nСлужебное;опт;1\nУзнаёт;розница;5\n".as_bytes(),
    );
    let source = TableSource::open(&path).expect("a table");
    let mut mapping = proposed(&source);
    mapping.stages.insert(plain("Знакомство"), Means::This(StageId::new(1)));
    mapping.stages.insert(plain("Служебное"), Means::Nothing);
    mapping.segments.insert(plain("Опт"), Means::This(Whose::Persona(PersonaId::new(2))));
    mapping.segments.insert(plain("Розница"), Means::This(Whose::Everybody));
    let outcome = taken(&source, &mapping);
    assert_eq!(figures(&outcome), [(0, 1, Some(5), None, None), (2, 1, Some(10), None, None)]);
    let remembered = outcome.funnel.source.clone().expect("a source");
    assert_eq!(
        (remembered.file.as_str(), remembered.rows, remembered.date),
        ("воронка.csv", 3, Date::new(2026, 11, 22))
    );
    let again: Mapping = serde_json::from_value(remembered.mapping.expect("a mapping")).expect("the mapping");
    assert_eq!(again, mapping);

    file(&folder, "воронка.csv", "Номер;Этап;Группа;Вошли\n1;Знакомство;опт;12\n".as_bytes());
    let again = taken(&TableSource::open(&path).expect("a table"), &again);
    let changes = compare(&outcome.funnel, &again.funnel);
    assert_eq!(changes.len(), 2, "columns are found by their headings");
    let grows: Vec<_> = changes[1].differences().map(|one| (one.measure, one.by())).collect();
    assert_eq!((changes[0].after, grows), (None, vec![(Measure::Entered, Some(2.0))]));
}

#[test]
fn a_column_that_is_gone_or_a_role_that_nobody_has_is_named() {
    let source = pasted(SOUND);
    let refused = |mapping: &Mapping| match read(&source, mapping, &names(), None, |_| ControlFlow::Continue(())) {
        Err(error) => error.message(Messages::of(Language::Ru)),
        Ok(outcome) => panic!("{outcome:?}"),
    };
    let mut mapping = proposed(&source);
    mapping.columns[1].header = "Пришли".to_owned();
    assert_eq!(refused(&mapping), "«t.csv»: столбец «Пришли» не найден или таких несколько. Выберите столбцы заново.");
    let mut mapping = proposed(&source);
    mapping.set_role(0, Role::Ignored);
    assert_eq!(refused(&mapping), "«t.csv»: не выбран столбец «Этап». Выберите его.");
}

#[test]
fn a_role_that_only_one_column_can_have_leaves_the_other() {
    let mut mapping = proposed(&pasted(SOUND));
    mapping.set_role(2, Role::Measure(Measure::Entered));
    assert_eq!(mapping.columns[1].role, Role::Ignored);
    let missing = Mapping { columns: vec![Column::default()], ..mapping };
    assert_eq!(missing.missing(), [Role::Stage, Role::Measure(Measure::Entered)]);
}

#[test]
fn columns_that_moved_keep_their_roles_under_their_headings_and_new_ones_are_not_read() {
    let mut mapping = proposed(&pasted("Этап;Вошли;Ушли\nУзнаёт;10;2\n"));
    let told = |mapping: &Mapping| -> Vec<(String, Role)> {
        mapping.columns.iter().map(|column| (column.header.clone(), column.role)).collect()
    };
    let (entered, left) = (Role::Measure(Measure::Entered), Role::Measure(Measure::Left));
    assert_eq!(mapping.realign(&["Этап", "Город", "Ушли", "Вошли"].map(str::to_owned)), None);
    let expected = [("Этап", Role::Stage), ("Город", Role::Ignored), ("Ушли", left), ("Вошли", entered)];
    assert_eq!(told(&mapping), expected.map(|(header, role)| (header.to_owned(), role)));
    assert_eq!(mapping.realign(&["Этап", "Вошли"].map(str::to_owned)), Some("Ушли".to_owned()));
}

fn workbook(folder: &TempDir) -> PathBuf {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Пусто").expect("a sheet");
    let sheet = book.add_worksheet().set_name("Воронка").expect("a sheet");
    sheet.write(0, 0, "Отчёт за ноябрь").expect("a cell");
    for (column, head) in (0..).zip(["Этап", "Вошли", "Ушли", "Время"]) {
        sheet.write(2, column, head).expect("a cell");
    }
    let clock = Format::new().set_num_format("h:mm");
    for (row, (stage, entered, left)) in (3..).zip([("Узнаёт", 1240.0, 240.0), ("Выбирает", 1000.0, 1200.0)])
    {
        sheet.write(row, 0, stage).expect("a cell");
        sheet.write(row, 1, entered).expect("a cell");
        sheet.write(row, 2, left).expect("a cell");
        sheet.write_with_format(row, 3, ExcelDateTime::from_hms(1, 30, 0).expect("a time"), &clock).expect("a cell");
    }
    let log = book.add_worksheet().set_name("Журнал").expect("a sheet");
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    for (column, head) in (0..).zip(["session", "touchpoint", "timestamp"]) {
        log.write(0, column, head).expect("a cell");
    }
    for (row, (name, minute)) in (1..).zip([("Реклама", 0), ("Корзина", 5)]) {
        log.write(row, 0, 17).expect("a cell");
        log.write(row, 1, name).expect("a cell");
        let at = ExcelDateTime::from_ymd(2026, 11, 21).and_then(|day| day.and_hms(10, minute, 0.0)).expect("a moment");
        log.write_with_format(row, 2, at, &moment).expect("a cell");
    }
    let path = folder.path().join("отчёт.xlsx");
    book.save(&path).expect("a workbook");
    path
}

#[test]
fn a_workbook_is_read_by_sheet_with_its_own_rows_numbers_and_moments() {
    let folder = TempDir::new().expect("a folder");
    let source = TableSource::open(&workbook(&folder)).expect("a workbook");
    assert_eq!(source.sheets(), ["Пусто", "Воронка", "Журнал"]);
    let mut reading = source.reading();
    let empty = source.preview(&reading).map_err(|error| error.message(Messages::of(Language::Ru)));
    assert_eq!(empty, Err("«отчёт.xlsx»: лист «Пусто» пуст. Выберите другой лист.".to_owned()));

    reading.sheet = "Воронка".to_owned();
    let mapping = guess(&source, &reading, &source.preview(&reading).expect("a preview"), &names());
    assert_eq!(mapping.reading.header, 3, "the title above is no row of headings");
    let outcome = taken(&source, &mapping);
    assert_eq!(figures(&outcome), [(0, 1, Some(1240), Some(240), Some(5400.0))]);
    assert_eq!(faults(&outcome)[0], "Строка 5, столбец C «Ушли»: ушло больше, чем вошло: 1\u{202f}200 из 1\u{202f}000");
    // Of two rows one is taken.
    let remembered = outcome.funnel.source.expect("a source");
    assert_eq!((remembered.file.as_str(), remembered.sheet.as_str(), remembered.rows), ("отчёт.xlsx", "Воронка", 1));

    reading.sheet = "Журнал".to_owned();
    let mapping = guess(&source, &reading, &source.preview(&reading).expect("a preview"), &names());
    assert_eq!(mapping.layout, TableLayout::EventLog);
    let outcome = taken(&source, &mapping);
    assert_eq!(figures(&outcome), [(0, 1, Some(1), Some(0), Some(300.0)), (0, 3, Some(1), Some(1), None)]);

    reading.sheet = "Итоги".to_owned();
    assert!(matches!(source.preview(&reading), Err(ImportError::NoSheet { .. })));
}

/// The rows of a sheet with a column of counts and one of shares, as the program that wrote it shows them.
const SHARES: [(&str, f64, f64); 4] =
    [("Узнаёт", 1000.0, 0.29), ("Выбирает", 706.0, 0.375), ("Покупает", 441.0, 1.0), ("Возвращается", 10.0, 1.2)];

/// A workbook of Excel whose shares are shown as percent.
fn percents(folder: &TempDir) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["Этап", "Вошли", "Доля ушедших"]) {
        sheet.write(0, column, head).expect("a cell");
    }
    // A percent sign that is only text makes no percent.
    let people = Format::new().set_num_format(r#"#,##0" % от плана""#);
    let whole = Format::new().set_num_format("0%");
    let tenths = Format::new().set_num_format("0.0%;[Red]-0.0%");
    for (row, (stage, entered, left)) in (1..).zip(SHARES) {
        sheet.write(row, 0, stage).expect("a cell");
        sheet.write_with_format(row, 1, entered, &people).expect("a cell");
        sheet.write_with_format(row, 2, left, if row % 2 == 0 { &tenths } else { &whole }).expect("a cell");
    }
    let path = folder.path().join("доли.xlsx");
    book.save(&path).expect("a workbook");
    path
}

/// The same of `LibreOffice`, with an empty row above that stands there twice and an empty column before.
fn open_percents(folder: &TempDir) -> PathBuf {
    let text = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let value = |kind: &str, value: f64| {
        format!(
            r#"<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{value}</text:p></table:table-cell>"#
        )
    };
    let skipped = "<table:table-cell table:number-columns-repeated=\"2\"/>";
    let mut rows = format!(
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
         <table:table-row>{skipped}{}{}{}</table:table-row>",
        text("Этап"),
        text("Вошли"),
        text("Доля ушедших")
    );
    for (stage, entered, left) in SHARES {
        let cells = [text(stage), value("float", entered), value("percentage", left)].concat();
        write!(rows, "<table:table-row>{skipped}{cells}</table:table-row>").expect("a text grows");
    }
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
            <table:table table:name="Другой"><table:table-row>{}</table:table-row></table:table>
            <table:table table:name="Воронка">{rows}</table:table>
            </office:spreadsheet></office:body></office:document-content>"#,
        value("percentage", 0.5)
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(part.as_bytes()).expect("a part");
    }
    file(folder, "доли.ods", &archive.finish().expect("an archive").into_inner())
}

#[test]
fn cells_of_a_workbook_that_are_shown_as_percent_are_shares_and_never_people() {
    let folder = TempDir::new().expect("a folder");
    for (path, head, column) in [(percents(&folder), 1, 'C'), (open_percents(&folder), 3, 'E')] {
        let source = TableSource::open(&path).expect("a workbook");
        let reading = Reading { sheet: source.sheets().last().cloned().unwrap_or_default(), ..source.reading() };
        let preview = source.preview(&reading).expect("a preview");
        let mut mapping = guess(&source, &reading, &preview, &names());
        assert_eq!(preview.data(head).next().and_then(|row| row.cells.last()).map(String::as_str), Some("29%"));
        let outcome = taken(&source, &mapping);
        assert_eq!(
            figures(&outcome),
            [
                (0, 1, Some(1000), Some(290), None),
                (0, 2, Some(706), Some(265), None),
                (0, 3, Some(441), Some(441), None),
            ]
        );
        let told = faults(&outcome);
        let above = format!(
            "Строка {}, столбец {column} «Доля ушедших»: «120%» — доля больше 100\u{a0}%, а уйти может не больше, чем вошло; \
             исправьте её в файле",
            head + 4
        );
        assert_eq!(told[0], above);

        // Taken for people the same cells are refused with what to do.
        let share = mapping.columns.iter().position(|column| column.header == "Доля ушедших").expect("a column");
        mapping.set_role(share, Role::Measure(Measure::Entered));
        let told = faults(&taken(&source, &mapping));
        let people = format!(
            "Строка {}, столбец {column} «Доля ушедших»: «37.5%» — доля, а столбец выбран как число людей; если это доля \
             ушедших, выберите для него «Ушли: люди,\u{a0}%», если другая — «Не читать»",
            head + 2
        );
        assert_eq!(told[1], people);
    }
}

#[test]
fn what_is_no_table_is_refused_with_its_name_and_a_remedy() {
    let folder = TempDir::new().expect("a folder");
    let refused = |name: &str, bytes: &[u8]| match TableSource::open(&file(&folder, name, bytes)) {
        Err(error) => error.message(Messages::of(Language::Ru)),
        Ok(source) => panic!("opened as {source:?}"),
    };
    assert_eq!(refused("пусто.csv", b""), "В «пусто.csv» ничего нет. Выберите другой файл.");
    assert_eq!(refused("пусто.csv", b" \r\n\r\n"), "В «пусто.csv» ничего нет. Выберите другой файл.");
    let no_table = |name: &str| format!("«{name}» — не таблица. Сохраните её как CSV или XLSX.");
    assert_eq!(refused("фото.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"), no_table("фото.xlsx"));
    assert_eq!(refused("письмо.txt", "Просто письмо\nбез столбцов\n".as_bytes()), no_table("письмо.txt"));
    assert!(refused("половина.xlsx", b"PK\x03\x04\x14\0").contains("повреждён"));
    let missing = TableSource::open(&folder.path().join("нет.csv")).expect_err("there is none");
    assert!(matches!(missing, ImportError::Missing { .. }));
    assert!(matches!(TableSource::open(folder.path()), Err(ImportError::NotATable { .. })));
}

/// The head of a container of the old format that holds nothing but an encrypted package, as Office writes it.
fn locked_workbook() -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut bytes = vec![0; SECTOR * 3];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    put(24, &0x3E_u16.to_le_bytes());
    put(26, &3_u16.to_le_bytes());
    put(28, &[0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    for slot in 1..109 {
        put(76 + slot * 4, &0xFFFF_FFFF_u32.to_le_bytes());
    }
    // The table of sectors: itself, and the directory that ends at once.
    put(SECTOR, &0xFFFF_FFFD_u32.to_le_bytes());
    put(SECTOR + 4, &0xFFFF_FFFE_u32.to_le_bytes());
    for slot in 2..128 {
        put(SECTOR + slot * 4, &0xFFFF_FFFF_u32.to_le_bytes());
    }
    for (slot, (name, kind)) in [("Root Entry", 5_u8), ("EncryptedPackage", 2)].into_iter().enumerate() {
        let at = SECTOR * 2 + slot * 128;
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &wide);
        put(at + 64, &u16::try_from(wide.len() + 2).expect("a short name").to_le_bytes());
        put(at + 66, &[kind, 1]);
        put(at + 68, &[0xFF; 12]);
        put(at + 116, &0xFFFF_FFFE_u32.to_le_bytes());
    }
    bytes
}

#[test]
fn a_workbook_with_a_password_says_so() {
    let folder = TempDir::new().expect("a folder");
    let error = TableSource::open(&file(&folder, "секрет.xlsx", &locked_workbook())).expect_err("it is locked");
    assert_eq!(
        error.message(Messages::of(Language::Ru)),
        "«секрет.xlsx» защищён паролем. Снимите пароль в программе, где его сохранили."
    );
}

#[test]
fn progress_is_told_and_reading_stops_when_it_is_enough() {
    let mut log = String::from("session,touchpoint,timestamp\n");
    for row in 0..60_000 {
        writeln!(log, "s{},Реклама,{}", row % 5000, 1_700_000_000 + row).expect("a text grows");
    }
    let source = pasted(&log);
    let mapping = proposed(&source);
    let mut told = Vec::new();
    let whole = read(&source, &mapping, &names(), None, |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    assert_eq!(whole.map(|outcome| outcome.rows).ok(), Some(60_000));
    assert!(told.windows(2).all(|pair| pair[0].done <= pair[1].done && pair[0].rows <= pair[1].rows));
    assert_eq!(told.last().map(|progress| progress.share()), Some(1.0));

    let mut asked = 0;
    let stopped = read(&source, &mapping, &names(), None, |progress| {
        asked += 1;
        if progress.rows >= 8192 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped, Err(ImportError::Stopped)));
    assert!(asked < told.len(), "nobody is asked again after that");
}

#[test]
fn a_preview_reads_no_more_of_a_text_than_it_shows() {
    let folder = TempDir::new().expect("a folder");
    let mut text = String::from("Этап;Вошли\n");
    (0..200).for_each(|row| writeln!(text, "Узнаёт;{row}").expect("a text grows"));
    // What comes behind is no text in this encoding, which only reading all of it finds.
    let mut bytes = text.into_bytes();
    bytes.resize(200_000, b'\n');
    bytes.extend_from_slice(b"\xFF\xFE\n");
    let source = TableSource::open(&file(&folder, "t.csv", &bytes)).expect("a table");
    assert_eq!(source.preview(&source.reading()).expect("a preview").rows.len(), 60);
    let all = read(&source, &proposed(&source), &names(), None, |_| ControlFlow::Continue(()));
    assert!(matches!(all, Err(ImportError::NotText { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let folder = TempDir::new().expect("a folder");
        let path = file(&folder, "t.csv", &bytes);
        if let Ok(source) = TableSource::open(&path) && source.preview(&source.reading()).is_ok() {
            let mapping = proposed(&source);
            let _either = read(&source, &mapping, &names(), None, |_| ControlFlow::Continue(()));
        }
    }

    #[test]
    fn no_table_of_likely_cells_makes_reading_panic_or_takes_a_row_that_cannot_be(
        rows in proptest::collection::vec(proptest::collection::vec(
            proptest::sample::select(vec![
                "Этап", "Вошли", "Ушли", "Узнаёт", "Выбирает", "Анна", "Персона", "1", "-1", "1,240", "29 %", "", "\"", "x;y",
                "session", "timestamp", "touchpoint", "2026-11-21T10:00", "21.11.2026", "99999999999999999999", "1:30",
            ]), 1..6), 1..12),
        layout in 0_usize..3,
    ) {
        let text: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        if let Ok(source) = TableSource::pasted("t", &text.join("\n")) && let Ok(preview) = source.preview(&source.reading()) {
            let mut mapping = proposed(&source);
            mapping.set_layout(TableLayout::ALL[layout], &preview, &names());
            if let Ok(outcome) = read(&source, &mapping, &names(), None, |_| ControlFlow::Continue(())) {
                prop_assert!(outcome.funnel.rows.iter().all(|row| row.left <= row.entered || row.entered.is_none()));
                prop_assert!(outcome.left_out <= outcome.rows);
            }
        }
    }

    #[test]
    fn no_damage_to_a_workbook_makes_reading_panic(places in proptest::collection::vec((0_usize..8000, any::<u8>()), 1..6)) {
        let folder = TempDir::new().expect("a folder");
        let path = workbook(&folder);
        let mut bytes = fs::read(&path).expect("a workbook");
        let length = bytes.len();
        for (place, byte) in places {
            bytes[place % length] = byte;
        }
        fs::write(&path, bytes).expect("a file");
        if let Ok(source) = TableSource::open(&path) {
            for sheet in source.sheets() {
                let reading = Reading { sheet: sheet.clone(), ..source.reading() };
                let _either = source.preview(&reading);
            }
        }
    }
}

#[test]
fn a_preview_knows_whether_it_shows_the_whole_table() {
    let table = |rows: usize| {
        (0..rows).fold("этап,вошли\n".to_owned(), |text, row| text + &format!("Этап {row},{row}\n"))
    };
    for (rows, whole) in [(4, true), (59, true), (60, false), (500, false)] {
        let source = pasted(&table(rows));
        let preview = source.preview(&source.reading()).expect("a preview");
        assert_eq!((preview.rows.len(), preview.is_whole), ((rows + 1).min(60), whole), "{rows} rows");
    }
}
