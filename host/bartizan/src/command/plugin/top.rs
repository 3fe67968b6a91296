//! `bartizan plugin top`: what plugins cost, between two looks a second apart.

use std::{
    collections::HashMap,
    io::{self, IsTerminal as _, Write as _},
    time::{Duration, Instant},
};

use crossterm::{
    cursor, event, execute, queue,
    style::Print,
    terminal::{self, ClearType},
};
use indicatif::HumanBytes;
use serde::Serialize;

use super::Asking;
use crate::{
    control::status::{PluginStatus, ShardCost},
    print,
};

/// Time between two looks.
const REFRESH: Duration = Duration::from_secs(1);

/// What is shown of one plugin, or of one shard.
#[derive(Clone, PartialEq, Debug, Serialize)]
struct Row {
    plugin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    shard: Option<u32>,
    state: &'static str,
    /// Of one processor.
    cpu_percent: f64,
    calls_per_second: f64,
    rows_in_per_second: f64,
    rows_selected_per_second: f64,
    findings: u64,
    faults: u64,
    state_bytes: u64,
    memory_bytes: u64,
    behind_records: u64,
}

/// All plugins, at one time.
struct Look {
    at: Instant,
    plugins: Vec<PluginStatus>,
}

/// Runs `bartizan plugin top`.
pub fn top(asking: &Asking, by_shard: bool, once: bool, json: bool) -> anyhow::Result<()> {
    let first = look(asking)?;
    let watched = io::stdout().is_terminal() && io::stdin().is_terminal();
    if json || once || !watched {
        return lines(asking, first, by_shard, once || !json, json);
    }
    let screen = Screen::open()?;
    let watched = watch(asking, first, by_shard);
    drop(screen);
    watched
}

/// Prints a table or JSON lines, once or over and over.
fn lines(asking: &Asking, mut before: Look, by_shard: bool, once: bool, json: bool) -> anyhow::Result<()> {
    loop {
        std::thread::sleep(REFRESH);
        let after = look(asking)?;
        let rows = rows(&before, &after, by_shard);
        match json {
            true => rows.iter().for_each(print::json),
            false => print::line(&table(&rows, by_shard)),
        }
        if once {
            return Ok(());
        }
        before = after;
    }
}

/// Draws the table anew each second, until a key ends it.
fn watch(asking: &Asking, mut before: Look, by_shard: bool) -> anyhow::Result<()> {
    let mut rows = rows(&before, &before, by_shard);
    loop {
        draw(&rows, by_shard)?;
        let next = before.at + REFRESH;
        while let Some(left) = next.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
            if !event::poll(left)? {
                break;
            }
            match event::read()? {
                event::Event::Key(key) if ends(&key) => return Ok(()),
                event::Event::Resize(..) => draw(&rows, by_shard)?,
                _ => {}
            }
        }
        let after = look(asking)?;
        rows = self::rows(&before, &after, by_shard);
        before = after;
    }
}

fn look(asking: &Asking) -> anyhow::Result<Look> {
    let plugins = asking.get("/plugins")?;
    Ok(Look { at: Instant::now(), plugins })
}

fn ends(key: &event::KeyEvent) -> bool {
    use event::{KeyCode, KeyModifiers};
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    matches!(key.code, KeyCode::Char('q' | 'Q') | KeyCode::Esc) || control && key.code == KeyCode::Char('c')
}

/// What happened between two looks, the most costly first.
fn rows(before: &Look, after: &Look, by_shard: bool) -> Vec<Row> {
    let seconds = after.at.duration_since(before.at).as_secs_f64();
    let known: HashMap<(&str, u32), ShardCost> = before
        .plugins
        .iter()
        .flat_map(|plugin| plugin.shards.iter().map(|cost| ((plugin.name.as_str(), cost.shard), *cost)))
        .collect();
    let mut rows = vec![];
    for plugin in &after.plugins {
        // A shard that was not there before has done all since.
        let grown = |cost: &ShardCost| {
            let before = known.get(&(plugin.name.as_str(), cost.shard)).copied().unwrap_or_default();
            (*cost, growth(cost, &before))
        };
        let shards = plugin.shards.iter().map(grown);
        if by_shard {
            rows.extend(shards.map(|(now, grown)| row(plugin, Some(now.shard), &now, &grown, seconds)));
        } else {
            let (now, grown) = shards
                .fold(Default::default(), |(now, all), (cost, grown)| (sum(&now, &cost), sum(&all, &grown)));
            rows.push(row(plugin, None, &now, &grown, seconds));
        }
    }
    rows.sort_by(|a, b| {
        b.cpu_percent
            .total_cmp(&a.cpu_percent)
            .then_with(|| a.plugin.cmp(&b.plugin))
            .then(a.shard.cmp(&b.shard))
    });
    rows
}

/// How much the counts grew. Those that fell have begun anew.
fn growth(now: &ShardCost, before: &ShardCost) -> ShardCost {
    let grown = |now: u64, before: u64| if now < before { now } else { now - before };
    ShardCost {
        cpu_ns: grown(now.cpu_ns, before.cpu_ns),
        calls: grown(now.calls, before.calls),
        rows_in: grown(now.rows_in, before.rows_in),
        rows_selected: grown(now.rows_selected, before.rows_selected),
        ..ShardCost::default()
    }
}

fn sum(a: &ShardCost, b: &ShardCost) -> ShardCost {
    ShardCost {
        shard: 0,
        cpu_ns: a.cpu_ns.saturating_add(b.cpu_ns),
        calls: a.calls.saturating_add(b.calls),
        rows_in: a.rows_in.saturating_add(b.rows_in),
        rows_selected: a.rows_selected.saturating_add(b.rows_selected),
        findings: a.findings.saturating_add(b.findings),
        state_bytes: a.state_bytes.saturating_add(b.state_bytes),
        memory_bytes: a.memory_bytes.saturating_add(b.memory_bytes),
        // Shards are behind side by side.
        behind_records: a.behind_records.max(b.behind_records),
        faults: a.faults.saturating_add(b.faults),
    }
}

fn row(plugin: &PluginStatus, shard: Option<u32>, now: &ShardCost, grown: &ShardCost, seconds: f64) -> Row {
    let rate = |count: u64| if seconds > 0.0 { count as f64 / seconds } else { 0.0 };
    Row {
        plugin: plugin.name.clone(),
        shard,
        state: plugin.standing.name(),
        cpu_percent: rate(grown.cpu_ns) / 1e9 * 100.0,
        calls_per_second: rate(grown.calls),
        rows_in_per_second: rate(grown.rows_in),
        rows_selected_per_second: rate(grown.rows_selected),
        findings: now.findings,
        faults: now.faults,
        state_bytes: now.state_bytes,
        memory_bytes: now.memory_bytes,
        behind_records: now.behind_records,
    }
}

fn table(rows: &[Row], by_shard: bool) -> String {
    let mut header = vec!["plugin"];
    if by_shard {
        header.push("shard");
    }
    header.extend(["state", "cpu %", "calls/s", "rows in/s", "selected/s"]);
    header.extend(["findings", "faults", "snapshot", "memory", "behind"]);
    let mut table = print::table(&header);
    for row in rows {
        let mut cells = vec![print::safe(&row.plugin)];
        cells.extend(row.shard.map(|shard| shard.to_string()));
        cells.extend([
            row.state.to_owned(),
            format!("{:.1}", row.cpu_percent),
            format!("{:.1}", row.calls_per_second),
            print::count(row.rows_in_per_second.round() as u64),
            print::count(row.rows_selected_per_second.round() as u64),
            print::count(row.findings),
            print::count(row.faults),
            HumanBytes(row.state_bytes).to_string(),
            HumanBytes(row.memory_bytes).to_string(),
            print::count(row.behind_records),
        ]);
        table.add_row(cells);
    }
    let first = usize::from(by_shard) + 2;
    for column in table.column_iter_mut().skip(first) {
        column.set_cell_alignment(comfy_table::CellAlignment::Right);
    }
    table.to_string()
}

/// The terminal, taken over; given back when it is dropped.
struct Screen;

impl Screen {
    fn open() -> io::Result<Screen> {
        terminal::enable_raw_mode()?;
        let screen = Screen;
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide)?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A terminal that went away cannot be given back.
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

fn draw(rows: &[Row], by_shard: bool) -> io::Result<()> {
    // A terminal that does not know its size says 0.
    let height = match terminal::size()?.1 {
        0 => 24,
        height => height,
    };
    let cpu: f64 = rows.iter().map(|row| row.cpu_percent).sum();
    let head = format!("{}, {cpu:.1} % of a processor; q ends", print::counted(count(rows), "plugin"));
    let text = format!("{head}\n\n{}", table(rows, by_shard));
    let mut out = io::stdout().lock();
    queue!(out, terminal::BeginSynchronizedUpdate, terminal::Clear(ClearType::All))?;
    for (at, line) in text.lines().take(usize::from(height)).enumerate() {
        queue!(out, cursor::MoveTo(0, u16::try_from(at).unwrap_or(u16::MAX)), Print(line))?;
    }
    queue!(out, terminal::EndSynchronizedUpdate)?;
    out.flush()
}

fn count(rows: &[Row]) -> u64 {
    rows.iter().map(|row| &row.plugin).collect::<std::collections::BTreeSet<_>>().len() as u64
}

#[cfg(test)]
mod tests {
    use bartizan_model::Timestamp;
    use expect_test::expect;

    use super::*;
    use crate::control::status::Standing;

    fn plugin(name: &str, shards: &[(u64, u64)]) -> PluginStatus {
        let cost = |(shard, (cpu_ms, calls)): (usize, &(u64, u64))| ShardCost {
            shard: shard as u32,
            cpu_ns: cpu_ms * 1_000_000,
            calls: *calls,
            rows_in: calls * 1_000,
            rows_selected: calls * 10,
            findings: 3,
            state_bytes: 2_048,
            memory_bytes: 3 << 20,
            ..ShardCost::default()
        };
        PluginStatus {
            name: name.into(),
            version: "1.0.0".into(),
            digest: "ab".into(),
            world: "correlation".into(),
            standing: Standing::Running,
            since: Timestamp(0),
            previous: None,
            shadow: None,
            shards: shards.iter().enumerate().map(cost).collect(),
            blind: vec![],
            ungranted: vec![],
            masked: vec![],
            parked: 0,
            remarks: 0,
            refused: None,
        }
    }

    fn looks() -> (Look, Look) {
        let at = Instant::now();
        let before =
            vec![plugin("a", &[(100, 10), (0, 0)]), plugin("b", &[(500, 50)]), plugin("gone", &[(1, 1)])];
        let after =
            vec![plugin("a", &[(200, 12), (100, 4)]), plugin("b", &[(1_500, 90)]), plugin("new", &[(20, 2)])];
        (Look { at, plugins: before }, Look { at: at + Duration::from_secs(2), plugins: after })
    }

    #[test]
    fn rates_are_what_grew_between_two_looks() {
        let (before, after) = looks();
        let rows = rows(&before, &after, false);
        let seen: Vec<_> =
            rows.iter().map(|row| (row.plugin.as_str(), row.cpu_percent, row.calls_per_second)).collect();
        assert_eq!(seen, [("b", 50.0, 20.0), ("a", 10.0, 3.0), ("new", 1.0, 1.0)]);
        assert_eq!((rows[1].rows_in_per_second, rows[1].findings, rows[1].state_bytes), (3_000.0, 6, 4_096));
        let text: Vec<_> = table(&rows, false).lines().map(|line| line.trim().to_owned()).collect();
        expect![[r#"
             PLUGIN  STATE    CPU %  CALLS/S  ROWS IN/S  SELECTED/S  FINDINGS  FAULTS  SNAPSHOT    MEMORY  BEHIND
             b       running   50.0     20.0     20 000         200         3       0  2.00 KiB  3.00 MiB       0
             a       running   10.0      3.0      3 000          30         6       0  4.00 KiB  6.00 MiB       0
             new     running    1.0      1.0      1 000          10         3       0  2.00 KiB  3.00 MiB       0"#]].assert_eq(&text.join("\n"));
    }

    #[test]
    fn shards_have_their_own_rows() {
        let (before, after) = looks();
        let rows = rows(&before, &after, true);
        let seen: Vec<_> = rows.iter().map(|row| (row.plugin.as_str(), row.shard, row.cpu_percent)).collect();
        assert_eq!(
            seen,
            [("b", Some(0), 50.0), ("a", Some(0), 5.0), ("a", Some(1), 5.0), ("new", Some(0), 1.0)]
        );
        assert!(table(&rows, true).contains("SHARD"));
    }

    /// A service that was started anew counts from 0.
    #[test]
    fn counts_that_fell_have_begun_anew() {
        let (before, after) = looks();
        let later = Look { at: after.at + Duration::from_secs(2), ..before };
        let rows = rows(&after, &later, false);
        let b = rows.iter().find(|row| row.plugin == "b").unwrap();
        assert_eq!((b.cpu_percent, b.calls_per_second), (25.0, 25.0));
    }

    #[test]
    fn no_time_is_no_rate() {
        let (before, _) = looks();
        assert!(rows(&before, &before, false).iter().all(|row| row.cpu_percent == 0.0));
    }
}
