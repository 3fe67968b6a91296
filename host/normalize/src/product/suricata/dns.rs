//! What EVE's DNS records say: flags, and answers in the shapes of versions 1 and 2.

use bartizan_model::{Value, ecs};

use super::{Mapper, Slot};

impl Mapper<'_, '_, '_> {
    pub(super) fn dns(&mut self) {
        for (slot, flag) in [
            (Slot::DnsAuthoritative, "AA"),
            (Slot::DnsTruncated, "TC"),
            (Slot::DnsRecursionDesired, "RD"),
            (Slot::DnsRecursionAvailable, "RA"),
        ] {
            if self.value(slot) == Some(Value::Boolean(true)) {
                self.sink.add(ecs::DNS_HEADER_FLAGS, Value::Static(flag));
            }
        }
        if let Some(name) = self.sink.event.get(ecs::DNS_QUESTION_NAME) {
            self.sink.add(ecs::RELATED_HOSTS, name);
        }
        if !self.sink.wants_any(&[
            ecs::DNS_ANSWERS_DATA,
            ecs::DNS_ANSWERS_TTL,
            ecs::DNS_RESOLVED_IP,
            ecs::RELATED_IP,
        ]) {
            return;
        }
        // Version 1 has one answer a record; version 2 lists them, with addresses apart.
        let mut answers: Vec<Value> = self.value(Slot::DnsData).into_iter().collect();
        for name in ["A", "AAAA", "CNAME", "PTR", "NS", "MX", "TXT"] {
            answers.extend(self.grouped(name));
        }
        for answer in answers {
            self.sink.add(ecs::DNS_ANSWERS_DATA, answer);
            if let Some(address) = self.sink.address(answer) {
                self.sink.add(ecs::DNS_RESOLVED_IP, address);
                self.sink.add(ecs::RELATED_IP, address);
            }
        }
        if let Some(Value::Integer(ttl)) = self.value(Slot::DnsTtl) {
            self.sink.put(ecs::DNS_ANSWERS_TTL, Value::Integer(ttl));
        }
    }

    /// The answers of one record type, of a record that groups them.
    fn grouped(&mut self, kind: &str) -> Vec<Value> {
        const MAX_ANSWERS: usize = 64;
        let list = self.sink.member(0, "dns").and_then(|dns| self.sink.member(dns, "grouped"));
        let Some(list) = list.and_then(|grouped| self.sink.member(grouped, kind)) else { return Vec::new() };
        let nodes = self.sink.tape.children(list).take(MAX_ANSWERS).filter_map(|at| self.sink.node(at));
        let nodes: Vec<_> = nodes.collect();
        nodes
            .into_iter()
            .filter_map(|node| self.sink.value(node, bartizan_model::FieldType::Keyword))
            .collect()
    }
}
