//! The interface from both ends, with a thread in the middle that answers as the service's loop would.

use std::{
    os::unix::fs::PermissionsExt as _,
    path::Path,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{
    client::{Client, ClientError, encoded},
    *,
};
use crate::config::Token;

/// What was asked, and by whom.
type Seen = Arc<Mutex<Vec<(Ask, String)>>>;

/// Answers every request from a thread that is not asynchronous.
fn answer_all(
    mut requests: mpsc::Receiver<Request>,
    answer: impl Fn(&Ask) -> Result<Value, Refusal> + Send + 'static,
) -> Seen {
    let seen = Seen::default();
    let noted = Arc::clone(&seen);
    std::thread::spawn(move || {
        while let Some(Request { ask, actor, reply }) = requests.blocking_recv() {
            let answer = answer(&ask);
            noted.lock().unwrap().push((ask, actor));
            let _ = reply.send(answer);
        }
    });
    seen
}

fn options(data: &Path) -> Options {
    Options { data: data.to_owned(), metrics: None, patience: Patience::default() }
}

async fn start(data: &Path) -> (Control, mpsc::Receiver<Request>) {
    Control::start(options(data)).await.unwrap()
}

/// Sends bytes to the socket; what comes back until it is closed.
async fn raw(data: &Path, bytes: &[u8]) -> String {
    let mut stream = tokio::net::UnixStream::connect(data.join(SOCKET)).await.unwrap();
    let mut answer = Vec::new();
    // A server that has had enough closes before everything is sent.
    let _ = stream.write_all(bytes).await;
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

fn status_of(error: ClientError) -> (u16, String) {
    match error {
        ClientError::Refused(refusal) => (refusal.status, refusal.message),
        other => panic!("not refused: {other}"),
    }
}

#[tokio::test]
async fn every_request_becomes_what_it_asks_for() {
    let folder = tempfile::tempdir().unwrap();
    let (control, requests) = start(folder.path()).await;
    let seen = answer_all(requests, |_| Ok(json!({ "fine": true })));
    let client = Client::new(folder.path());
    let name = || "brute force/ä".to_owned();
    let of = |what: &str| format!("/plugins/{}/{what}", encoded(&name()));
    let none = json!({});
    let shadow = json!({ "with": "/opt/new", "events": 5, "seconds": null });
    let started = |with: Option<&str>, events| Ask::ShadowStart {
        name: name(),
        with: with.map(PathBuf::from),
        events,
        seconds: None,
    };
    let changes = [
        ("/plugins/reload".to_owned(), &none, Ask::ReloadAll),
        (of("reload"), &none, Ask::Reload { name: name(), force: false }),
        (of("reload"), &json!({ "force": true }), Ask::Reload { name: name(), force: true }),
        (of("enable"), &none, Ask::Enable { name: name() }),
        (of("disable"), &none, Ask::Disable { name: name() }),
        (of("rollback"), &none, Ask::Rollback { name: name() }),
        (of("shadow"), &shadow, started(Some("/opt/new"), Some(5))),
        (of("shadow"), &none, started(None, None)),
        (of("shadow/promote"), &none, Ask::ShadowPromote { name: name() }),
        (of("shadow/drop"), &none, Ask::ShadowDrop { name: name() }),
        (of("parked/retry"), &none, Ask::RetryParked { name: name() }),
    ];
    for (path, body, _) in &changes {
        let answer: Value = client.post(path, *body).await.unwrap();
        assert_eq!(answer, json!({ "fine": true }), "{path}");
    }
    let shows = [
        ("/plugins".to_owned(), Ask::Plugins),
        (of("shadow"), Ask::ShadowShow { name: name() }),
        ("/blind".to_owned(), Ask::Blind),
    ];
    for (path, _) in &shows {
        client.get::<Value>(path).await.unwrap();
    }
    let expected: Vec<Ask> =
        changes.into_iter().map(|(_, _, ask)| ask).chain(shows.into_iter().map(|(_, ask)| ask)).collect();
    let seen = seen.lock().unwrap().clone();
    assert_eq!(seen.iter().map(|(ask, _)| ask.clone()).collect::<Vec<_>>(), expected);
    let uid = rustix::process::geteuid().as_raw();
    let me = uzers::get_user_by_uid(uid).map(|user| user.name().to_string_lossy().into_owned());
    let actor = me.map_or(format!("uid {uid}"), |name| format!("{name} (uid {uid})"));
    assert!(seen.iter().all(|(_, by)| *by == actor), "{seen:?}");
    control.stop().await;
    assert!(!folder.path().join(SOCKET).exists());
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_without_asking() {
    let folder = tempfile::tempdir().unwrap();
    let (_control, requests) = start(folder.path()).await;
    let seen = answer_all(requests, |_| Ok(json!({})));
    let client = Client::new(folder.path());
    let long = "n".repeat(129);
    let big = json!({ "force": true, "more": "x".repeat(MAX_BODY_BYTES) });
    for (path, body, status, says) in [
        ("/plugins/a/shadow", json!({ "with": "new" }), 400, "absolute path"),
        ("/plugins/a/shadow", json!({ "events": 0 }), 400, "at least 1"),
        ("/plugins/a/shadow", json!({ "event": 1 }), 400, "unknown field"),
        ("/plugins/a/reload", json!({ "force": "yes" }), 400, "cannot be used"),
        ("/plugins/a/reload", big, 413, "65536"),
        (&format!("/plugins/{long}/enable"), json!({}), 400, "1 to 128"),
        ("/plugins/a%00b/enable", json!({}), 400, "control"),
        ("/plugins/a/explode", json!({}), 404, "nothing at this path"),
        ("/plugins/a/shadow/explode", json!({}), 404, "nothing at this path"),
        ("/nothing", json!({}), 404, "nothing at this path"),
        ("/blind", json!({}), 405, "another method"),
    ] {
        let (found, text) = status_of(client.post::<Value>(path, &body).await.unwrap_err());
        assert!(found == status && text.contains(says), "{path}: {found} {text}");
    }
    assert_eq!(status_of(client.get::<Value>("/plugins/a/reload").await.unwrap_err()).0, 405);
    for garbage in [
        "\0\0\0\r\n\r\n",
        "GET /plugins HTTP/9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    ] {
        let answer = raw(folder.path(), garbage.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{garbage:?}: {answer}");
    }
    let head = format!("GET /plugins HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "x".repeat(64 << 10));
    assert!(raw(folder.path(), head.as_bytes()).await.starts_with("HTTP/1.1 431"));
    assert_eq!(*seen.lock().unwrap(), []);
}

#[tokio::test]
async fn the_services_own_refusals_arrive_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let (_control, requests) = start(folder.path()).await;
    answer_all(requests, |ask| match ask {
        Ask::Rollback { .. } => Err(Refusal::conflict("plugin \"a\" has no version before")),
        Ask::Reload { .. } => Err(Refusal::unfit("plugin \"a\": fixture \"ssh\" failed")),
        _ => Err(Refusal::not_found("there is no plugin \"a\"")),
    });
    let client = Client::new(folder.path());
    let refused = async |what: &str| {
        status_of(client.post::<Value>(&format!("/plugins/a/{what}"), &json!({})).await.unwrap_err())
    };
    assert_eq!(refused("rollback").await, (409, "plugin \"a\" has no version before".into()));
    assert_eq!(refused("reload").await, (422, "plugin \"a\": fixture \"ssh\" failed".into()));
    assert_eq!(refused("enable").await, (404, "there is no plugin \"a\"".into()));
}

#[tokio::test]
async fn a_service_that_does_not_listen_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let client = Client::new(folder.path());
    let error = client.get::<Value>("/plugins").await.unwrap_err();
    assert!(matches!(error, ClientError::NoService { .. }), "{error}");
    assert!(error.to_string().contains("bartizan run -c"), "{error}");
    drop(std::os::unix::net::UnixListener::bind(folder.path().join(SOCKET)).unwrap());
    let error = client.get::<Value>("/plugins").await.unwrap_err();
    assert!(matches!(error, ClientError::NoService { .. }), "its process died: {error}");
}

#[tokio::test]
async fn a_loop_that_is_busy_or_has_ended_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let (queue, mut requests) = mpsc::channel(1);
    let (reply, _answer) = tokio::sync::oneshot::channel();
    let asking = Asking { queue: queue.clone(), patience: Patience::default() };
    queue.try_send(Request { ask: Ask::Plugins, actor: String::new(), reply }).unwrap();
    let refusal = asking.ask(Ask::Plugins, String::new()).await.unwrap_err();
    assert!(refusal.status == 503 && refusal.message.contains("too many"), "{refusal}");
    requests.close();
    let refusal = asking.ask(Ask::Plugins, String::new()).await.unwrap_err();
    assert!(refusal.status == 503 && refusal.message.contains("is stopping"), "{refusal}");

    let (_control, mut requests) = start(folder.path()).await;
    let client = Client::new(folder.path());
    let (answer, ()) = tokio::join!(client.get::<Value>("/plugins"), async {
        drop(requests.recv().await);
    });
    let (status, text) = status_of(answer.unwrap_err());
    assert!(status == 503 && text.contains("is stopping"), "dropped unanswered: {status} {text}");
}

#[tokio::test]
async fn the_socket_is_its_owners_and_one_services() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(SOCKET);
    let (control, requests) = start(folder.path()).await;
    answer_all(requests, |_| Ok(json!({})));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let error = Control::start(options(folder.path())).await.unwrap_err();
    assert!(matches!(error, ControlError::Running { .. }), "{error}");
    Client::new(folder.path()).get::<Value>("/plugins").await.unwrap();
    drop(control);
    assert!(!path.exists());

    // What a process that was killed has left.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let (first, requests) = start(folder.path()).await;
    answer_all(requests, |_| Ok(json!({})));
    Client::new(folder.path()).get::<Value>("/plugins").await.unwrap();
    // A name that was taken over is not removed.
    std::fs::remove_file(&path).unwrap();
    let (_second, _requests) = start(folder.path()).await;
    drop(first);
    assert!(path.exists());

    let other = tempfile::tempdir().unwrap();
    std::fs::write(other.path().join(SOCKET), "mine").unwrap();
    let error = Control::start(options(other.path())).await.unwrap_err();
    assert!(matches!(error, ControlError::NotASocket { .. }), "{error}");
    assert_eq!(std::fs::read(other.path().join(SOCKET)).unwrap(), b"mine");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_data_folder_may_have_a_long_name() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("d".repeat(200)).join("e".repeat(200));
    std::fs::create_dir_all(&data).unwrap();
    let (_control, requests) = start(&data).await;
    answer_all(requests, |_| Ok(json!([])));
    assert_eq!(Client::new(&data).get::<Value>("/plugins").await.unwrap(), json!([]));
    let error = Control::start(options(&data)).await.unwrap_err();
    assert!(matches!(error, ControlError::Running { .. }), "{error}");
}

#[tokio::test]
async fn connections_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let (_control, requests) = start(folder.path()).await;
    answer_all(requests, |_| Ok(json!([])));
    let connect = || tokio::net::UnixStream::connect(folder.path().join(SOCKET));
    let mut open = vec![];
    for _ in 0..MAX_CONTROL_CONNECTIONS {
        let mut stream = connect().await.unwrap();
        stream.write_all(b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        assert!(stream.read(&mut [0; 1_024]).await.unwrap() > 0);
        open.push(stream);
    }
    let mut one_more = connect().await.unwrap();
    assert_eq!(one_more.read(&mut [0; 16]).await.unwrap_or(0), 0);
    drop(open);
    let again = tokio::time::timeout(Duration::from_secs(5), async {
        while Client::new(folder.path()).get::<Value>("/plugins").await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
    again.await.unwrap();
}

fn impatient(data: &Path) -> Options {
    let short = Duration::from_millis(100);
    Options { patience: Patience { request: short, show: short, change: short * 4 }, ..options(data) }
}

#[tokio::test]
async fn whoever_sends_half_a_request_is_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let options = impatient(folder.path());
    let (_control, mut requests) = Control::start(options.clone()).await.unwrap();
    let begun = std::time::Instant::now();
    raw(folder.path(), b"GET /plugins HTT").await;
    assert!(begun.elapsed() >= options.patience.request);
    let answer = raw(
        folder.path(),
        b"POST /plugins/a/reload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 9\r\n\r\n{",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(requests.try_recv().is_err());
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_not_waited_for_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let options = impatient(folder.path());
    let (_control, mut requests) = Control::start(options.clone()).await.unwrap();
    let client = Client::new(folder.path());
    let begun = std::time::Instant::now();
    let (answer, shown) = tokio::join!(client.get::<Value>("/plugins"), requests.recv());
    let (status, text) = status_of(answer.unwrap_err());
    assert!(status == 504 && text.contains("plugin history"), "{status} {text}");
    let (between, none) = (begun.elapsed(), json!({}));
    let (answer, changed) = tokio::join!(client.post::<Value>("/plugins/reload", &none), requests.recv());
    assert_eq!(status_of(answer.unwrap_err()).0, 504);
    assert!(begun.elapsed() - between >= options.patience.change);
    drop((shown, changed));
}

#[tokio::test]
async fn stopping_waits_for_an_answer_that_is_on_its_way() {
    let folder = tempfile::tempdir().unwrap();
    let (control, mut requests) = start(folder.path()).await;
    let client = Client::new(folder.path());
    let asked = tokio::spawn(async move { client.get::<Value>("/plugins").await });
    let request = requests.recv().await.unwrap();
    let stopping = tokio::spawn(control.stop());
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert!(!stopping.is_finished());
    request.reply.send(Ok(json!(["late"]))).unwrap();
    assert_eq!(asked.await.unwrap().unwrap(), json!(["late"]));
    stopping.await.unwrap();
}

#[tokio::test]
async fn metrics_are_served_on_the_socket_and_over_tcp_with_a_token() {
    let folder = tempfile::tempdir().unwrap();
    let metrics = MetricsInput {
        address: ([127, 0, 0, 1], 0).into(),
        token: Some(Token::new("0123456789abcdef")),
        tls: None,
    };
    let options = Options { metrics: Some(metrics), ..options(folder.path()) };
    let (control, requests) = Control::start(options).await.unwrap();
    let snapshot = status::Snapshot {
        collection: status::Collection { next_number: 12, judged_number: 5, ..Default::default() },
        ..Default::default()
    };
    let snapshot = serde_json::to_value(snapshot).unwrap();
    let seen = answer_all(requests, move |ask| match ask {
        Ask::Metrics => Ok(snapshot.clone()),
        _ => Ok(json!([])),
    });
    let text = Client::new(folder.path()).text("/metrics").await.unwrap();
    assert!(text.contains("\nbartizan_detection_behind_records 7\n") && text.ends_with("# EOF\n"), "{text}");

    let address = control.metrics_address().unwrap();
    let curl = async |arguments: &[&str]| {
        let output = tokio::process::Command::new("curl").args(["-sS", "-i"]).args(arguments).output().await;
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let url = |path: &str| format!("http://{address}/{path}");
    let token = ["-H", "Authorization: Bearer 0123456789abcdef"];
    let answer = curl(&[&url("metrics"), token[0], token[1]]).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains(&format!("content-type: {}", metrics::CONTENT_TYPE)), "{answer}");
    assert!(answer.ends_with(&text), "{answer}");
    let answer = curl(&[&url("metrics")]).await;
    assert!(answer.starts_with("HTTP/1.1 401") && answer.contains("Bearer"), "{answer}");
    // Nothing else is over TCP.
    for path in ["plugins", "plugins/a/disable", "blind"] {
        assert!(curl(&[&url(path), token[0], token[1]]).await.starts_with("HTTP/1.1 404"), "{path}");
        assert!(curl(&[&url(path), "-X", "POST", token[0], token[1]]).await.starts_with("HTTP/1.1 404"));
    }
    let seen = seen.lock().unwrap().clone();
    assert!(seen.iter().all(|(ask, _)| *ask == Ask::Metrics));
    assert_eq!((seen.len(), seen[1].1.as_str()), (2, "metrics"));
}
