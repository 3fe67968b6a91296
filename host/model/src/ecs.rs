//! Every ECS field, its type, and whether it holds an array. Generated; do not edit:
//! `cargo run -p bartizan-model --example generate-ecs -- fields.csv > host/model/src/ecs.rs`.
//!
//! Source: Elastic Common Schema 9.5.0-dev, <https://www.elastic.co/docs/reference/ecs>.

use crate::field::{
    FieldId,
    FieldType::{self, *},
};

/// The schema's version.
pub const VERSION: &str = "9.5.0-dev";

/// `@timestamp`
pub const TIMESTAMP: FieldId = FieldId(0);
/// `agent.build.original`
pub const AGENT_BUILD_ORIGINAL: FieldId = FieldId(1);
/// `agent.ephemeral_id`
pub const AGENT_EPHEMERAL_ID: FieldId = FieldId(2);
/// `agent.id`
pub const AGENT_ID: FieldId = FieldId(3);
/// `agent.name`
pub const AGENT_NAME: FieldId = FieldId(4);
/// `agent.type`
pub const AGENT_TYPE: FieldId = FieldId(5);
/// `agent.version`
pub const AGENT_VERSION: FieldId = FieldId(6);
/// `client.address`
pub const CLIENT_ADDRESS: FieldId = FieldId(7);
/// `client.as.number`
pub const CLIENT_AS_NUMBER: FieldId = FieldId(8);
/// `client.as.organization.name`
pub const CLIENT_AS_ORGANIZATION_NAME: FieldId = FieldId(9);
/// `client.bytes`
pub const CLIENT_BYTES: FieldId = FieldId(10);
/// `client.domain`
pub const CLIENT_DOMAIN: FieldId = FieldId(11);
/// `client.geo.city_name`
pub const CLIENT_GEO_CITY_NAME: FieldId = FieldId(12);
/// `client.geo.continent_code`
pub const CLIENT_GEO_CONTINENT_CODE: FieldId = FieldId(13);
/// `client.geo.continent_name`
pub const CLIENT_GEO_CONTINENT_NAME: FieldId = FieldId(14);
/// `client.geo.country_iso_code`
pub const CLIENT_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(15);
/// `client.geo.country_name`
pub const CLIENT_GEO_COUNTRY_NAME: FieldId = FieldId(16);
/// `client.geo.location`
pub const CLIENT_GEO_LOCATION: FieldId = FieldId(17);
/// `client.geo.name`
pub const CLIENT_GEO_NAME: FieldId = FieldId(18);
/// `client.geo.postal_code`
pub const CLIENT_GEO_POSTAL_CODE: FieldId = FieldId(19);
/// `client.geo.region_iso_code`
pub const CLIENT_GEO_REGION_ISO_CODE: FieldId = FieldId(20);
/// `client.geo.region_name`
pub const CLIENT_GEO_REGION_NAME: FieldId = FieldId(21);
/// `client.geo.timezone`
pub const CLIENT_GEO_TIMEZONE: FieldId = FieldId(22);
/// `client.ip`
pub const CLIENT_IP: FieldId = FieldId(23);
/// `client.mac`
pub const CLIENT_MAC: FieldId = FieldId(24);
/// `client.nat.ip`
pub const CLIENT_NAT_IP: FieldId = FieldId(25);
/// `client.nat.port`
pub const CLIENT_NAT_PORT: FieldId = FieldId(26);
/// `client.packets`
pub const CLIENT_PACKETS: FieldId = FieldId(27);
/// `client.port`
pub const CLIENT_PORT: FieldId = FieldId(28);
/// `client.registered_domain`
pub const CLIENT_REGISTERED_DOMAIN: FieldId = FieldId(29);
/// `client.subdomain`
pub const CLIENT_SUBDOMAIN: FieldId = FieldId(30);
/// `client.top_level_domain`
pub const CLIENT_TOP_LEVEL_DOMAIN: FieldId = FieldId(31);
/// `client.user.domain`
pub const CLIENT_USER_DOMAIN: FieldId = FieldId(32);
/// `client.user.email`
pub const CLIENT_USER_EMAIL: FieldId = FieldId(33);
/// `client.user.full_name`
pub const CLIENT_USER_FULL_NAME: FieldId = FieldId(34);
/// `client.user.group.domain`
pub const CLIENT_USER_GROUP_DOMAIN: FieldId = FieldId(35);
/// `client.user.group.id`
pub const CLIENT_USER_GROUP_ID: FieldId = FieldId(36);
/// `client.user.group.name`
pub const CLIENT_USER_GROUP_NAME: FieldId = FieldId(37);
/// `client.user.hash`
pub const CLIENT_USER_HASH: FieldId = FieldId(38);
/// `client.user.id`
pub const CLIENT_USER_ID: FieldId = FieldId(39);
/// `client.user.name`
pub const CLIENT_USER_NAME: FieldId = FieldId(40);
/// `client.user.roles`
pub const CLIENT_USER_ROLES: FieldId = FieldId(41);
/// `cloud.account.id`
pub const CLOUD_ACCOUNT_ID: FieldId = FieldId(42);
/// `cloud.account.name`
pub const CLOUD_ACCOUNT_NAME: FieldId = FieldId(43);
/// `cloud.availability_zone`
pub const CLOUD_AVAILABILITY_ZONE: FieldId = FieldId(44);
/// `cloud.entity.attributes.known_redirects`
pub const CLOUD_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(45);
/// `cloud.entity.attributes.managed`
pub const CLOUD_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(46);
/// `cloud.entity.attributes.mfa_enabled`
pub const CLOUD_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(47);
/// `cloud.entity.attributes.oauth_consent_restriction`
pub const CLOUD_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(48);
/// `cloud.entity.attributes.permissions`
pub const CLOUD_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(49);
/// `cloud.entity.attributes.storage_class`
pub const CLOUD_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(50);
/// `cloud.entity.behavior`
pub const CLOUD_ENTITY_BEHAVIOR: FieldId = FieldId(51);
/// `cloud.entity.display_name`
pub const CLOUD_ENTITY_DISPLAY_NAME: FieldId = FieldId(52);
/// `cloud.entity.id`
pub const CLOUD_ENTITY_ID: FieldId = FieldId(53);
/// `cloud.entity.last_seen_timestamp`
pub const CLOUD_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(54);
/// `cloud.entity.lifecycle.last_activity`
pub const CLOUD_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(55);
/// `cloud.entity.metrics`
pub const CLOUD_ENTITY_METRICS: FieldId = FieldId(56);
/// `cloud.entity.name`
pub const CLOUD_ENTITY_NAME: FieldId = FieldId(57);
/// `cloud.entity.raw`
pub const CLOUD_ENTITY_RAW: FieldId = FieldId(58);
/// `cloud.entity.reference`
pub const CLOUD_ENTITY_REFERENCE: FieldId = FieldId(59);
/// `cloud.entity.relationships.administers.entity.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(60);
/// `cloud.entity.relationships.administers.host.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(61);
/// `cloud.entity.relationships.administers.host.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(62);
/// `cloud.entity.relationships.administers.service.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(63);
/// `cloud.entity.relationships.administers.service.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(64);
/// `cloud.entity.relationships.administers.user.domain`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(65);
/// `cloud.entity.relationships.administers.user.email`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(66);
/// `cloud.entity.relationships.administers.user.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(67);
/// `cloud.entity.relationships.administers.user.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(68);
/// `cloud.entity.relationships.depends_on.entity.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(69);
/// `cloud.entity.relationships.depends_on.host.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(70);
/// `cloud.entity.relationships.depends_on.host.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(71);
/// `cloud.entity.relationships.depends_on.service.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(72);
/// `cloud.entity.relationships.depends_on.service.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(73);
/// `cloud.entity.relationships.depends_on.user.domain`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(74);
/// `cloud.entity.relationships.depends_on.user.email`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(75);
/// `cloud.entity.relationships.depends_on.user.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(76);
/// `cloud.entity.relationships.depends_on.user.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(77);
/// `cloud.entity.relationships.owns.entity.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(78);
/// `cloud.entity.relationships.owns.host.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(79);
/// `cloud.entity.relationships.owns.host.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(80);
/// `cloud.entity.relationships.owns.service.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(81);
/// `cloud.entity.relationships.owns.service.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(82);
/// `cloud.entity.relationships.owns.user.domain`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(83);
/// `cloud.entity.relationships.owns.user.email`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(84);
/// `cloud.entity.relationships.owns.user.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(85);
/// `cloud.entity.relationships.owns.user.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(86);
/// `cloud.entity.relationships.supervises.entity.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(87);
/// `cloud.entity.relationships.supervises.host.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(88);
/// `cloud.entity.relationships.supervises.host.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(89);
/// `cloud.entity.relationships.supervises.service.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(90);
/// `cloud.entity.relationships.supervises.service.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(91);
/// `cloud.entity.relationships.supervises.user.domain`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(92);
/// `cloud.entity.relationships.supervises.user.email`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(93);
/// `cloud.entity.relationships.supervises.user.id`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(94);
/// `cloud.entity.relationships.supervises.user.name`
pub const CLOUD_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(95);
/// `cloud.entity.source`
pub const CLOUD_ENTITY_SOURCE: FieldId = FieldId(96);
/// `cloud.entity.sub_type`
pub const CLOUD_ENTITY_SUB_TYPE: FieldId = FieldId(97);
/// `cloud.entity.type`
pub const CLOUD_ENTITY_TYPE: FieldId = FieldId(98);
/// `cloud.instance.id`
pub const CLOUD_INSTANCE_ID: FieldId = FieldId(99);
/// `cloud.instance.name`
pub const CLOUD_INSTANCE_NAME: FieldId = FieldId(100);
/// `cloud.machine.type`
pub const CLOUD_MACHINE_TYPE: FieldId = FieldId(101);
/// `cloud.origin.account.id`
pub const CLOUD_ORIGIN_ACCOUNT_ID: FieldId = FieldId(102);
/// `cloud.origin.account.name`
pub const CLOUD_ORIGIN_ACCOUNT_NAME: FieldId = FieldId(103);
/// `cloud.origin.availability_zone`
pub const CLOUD_ORIGIN_AVAILABILITY_ZONE: FieldId = FieldId(104);
/// `cloud.origin.entity.attributes.known_redirects`
pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(105);
/// `cloud.origin.entity.attributes.managed`
pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(106);
/// `cloud.origin.entity.attributes.mfa_enabled`
pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(107);
/// `cloud.origin.entity.attributes.oauth_consent_restriction`
pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(108);
/// `cloud.origin.entity.attributes.permissions`
pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(109);
/// `cloud.origin.entity.attributes.storage_class`
pub const CLOUD_ORIGIN_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(110);
/// `cloud.origin.entity.behavior`
pub const CLOUD_ORIGIN_ENTITY_BEHAVIOR: FieldId = FieldId(111);
/// `cloud.origin.entity.display_name`
pub const CLOUD_ORIGIN_ENTITY_DISPLAY_NAME: FieldId = FieldId(112);
/// `cloud.origin.entity.id`
pub const CLOUD_ORIGIN_ENTITY_ID: FieldId = FieldId(113);
/// `cloud.origin.entity.last_seen_timestamp`
pub const CLOUD_ORIGIN_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(114);
/// `cloud.origin.entity.lifecycle.last_activity`
pub const CLOUD_ORIGIN_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(115);
/// `cloud.origin.entity.metrics`
pub const CLOUD_ORIGIN_ENTITY_METRICS: FieldId = FieldId(116);
/// `cloud.origin.entity.name`
pub const CLOUD_ORIGIN_ENTITY_NAME: FieldId = FieldId(117);
/// `cloud.origin.entity.raw`
pub const CLOUD_ORIGIN_ENTITY_RAW: FieldId = FieldId(118);
/// `cloud.origin.entity.reference`
pub const CLOUD_ORIGIN_ENTITY_REFERENCE: FieldId = FieldId(119);
/// `cloud.origin.entity.relationships.administers.entity.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(120);
/// `cloud.origin.entity.relationships.administers.host.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(121);
/// `cloud.origin.entity.relationships.administers.host.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(122);
/// `cloud.origin.entity.relationships.administers.service.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(123);
/// `cloud.origin.entity.relationships.administers.service.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(124);
/// `cloud.origin.entity.relationships.administers.user.domain`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(125);
/// `cloud.origin.entity.relationships.administers.user.email`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(126);
/// `cloud.origin.entity.relationships.administers.user.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(127);
/// `cloud.origin.entity.relationships.administers.user.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(128);
/// `cloud.origin.entity.relationships.depends_on.entity.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(129);
/// `cloud.origin.entity.relationships.depends_on.host.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(130);
/// `cloud.origin.entity.relationships.depends_on.host.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(131);
/// `cloud.origin.entity.relationships.depends_on.service.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(132);
/// `cloud.origin.entity.relationships.depends_on.service.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(133);
/// `cloud.origin.entity.relationships.depends_on.user.domain`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(134);
/// `cloud.origin.entity.relationships.depends_on.user.email`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(135);
/// `cloud.origin.entity.relationships.depends_on.user.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(136);
/// `cloud.origin.entity.relationships.depends_on.user.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(137);
/// `cloud.origin.entity.relationships.owns.entity.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(138);
/// `cloud.origin.entity.relationships.owns.host.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(139);
/// `cloud.origin.entity.relationships.owns.host.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(140);
/// `cloud.origin.entity.relationships.owns.service.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(141);
/// `cloud.origin.entity.relationships.owns.service.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(142);
/// `cloud.origin.entity.relationships.owns.user.domain`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(143);
/// `cloud.origin.entity.relationships.owns.user.email`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(144);
/// `cloud.origin.entity.relationships.owns.user.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(145);
/// `cloud.origin.entity.relationships.owns.user.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(146);
/// `cloud.origin.entity.relationships.supervises.entity.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(147);
/// `cloud.origin.entity.relationships.supervises.host.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(148);
/// `cloud.origin.entity.relationships.supervises.host.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(149);
/// `cloud.origin.entity.relationships.supervises.service.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(150);
/// `cloud.origin.entity.relationships.supervises.service.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(151);
/// `cloud.origin.entity.relationships.supervises.user.domain`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(152);
/// `cloud.origin.entity.relationships.supervises.user.email`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(153);
/// `cloud.origin.entity.relationships.supervises.user.id`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(154);
/// `cloud.origin.entity.relationships.supervises.user.name`
pub const CLOUD_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(155);
/// `cloud.origin.entity.source`
pub const CLOUD_ORIGIN_ENTITY_SOURCE: FieldId = FieldId(156);
/// `cloud.origin.entity.sub_type`
pub const CLOUD_ORIGIN_ENTITY_SUB_TYPE: FieldId = FieldId(157);
/// `cloud.origin.entity.type`
pub const CLOUD_ORIGIN_ENTITY_TYPE: FieldId = FieldId(158);
/// `cloud.origin.instance.id`
pub const CLOUD_ORIGIN_INSTANCE_ID: FieldId = FieldId(159);
/// `cloud.origin.instance.name`
pub const CLOUD_ORIGIN_INSTANCE_NAME: FieldId = FieldId(160);
/// `cloud.origin.machine.type`
pub const CLOUD_ORIGIN_MACHINE_TYPE: FieldId = FieldId(161);
/// `cloud.origin.project.id`
pub const CLOUD_ORIGIN_PROJECT_ID: FieldId = FieldId(162);
/// `cloud.origin.project.name`
pub const CLOUD_ORIGIN_PROJECT_NAME: FieldId = FieldId(163);
/// `cloud.origin.provider`
pub const CLOUD_ORIGIN_PROVIDER: FieldId = FieldId(164);
/// `cloud.origin.region`
pub const CLOUD_ORIGIN_REGION: FieldId = FieldId(165);
/// `cloud.origin.service.name`
pub const CLOUD_ORIGIN_SERVICE_NAME: FieldId = FieldId(166);
/// `cloud.project.id`
pub const CLOUD_PROJECT_ID: FieldId = FieldId(167);
/// `cloud.project.name`
pub const CLOUD_PROJECT_NAME: FieldId = FieldId(168);
/// `cloud.provider`
pub const CLOUD_PROVIDER: FieldId = FieldId(169);
/// `cloud.region`
pub const CLOUD_REGION: FieldId = FieldId(170);
/// `cloud.service.name`
pub const CLOUD_SERVICE_NAME: FieldId = FieldId(171);
/// `cloud.target.account.id`
pub const CLOUD_TARGET_ACCOUNT_ID: FieldId = FieldId(172);
/// `cloud.target.account.name`
pub const CLOUD_TARGET_ACCOUNT_NAME: FieldId = FieldId(173);
/// `cloud.target.availability_zone`
pub const CLOUD_TARGET_AVAILABILITY_ZONE: FieldId = FieldId(174);
/// `cloud.target.entity.attributes.known_redirects`
pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(175);
/// `cloud.target.entity.attributes.managed`
pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(176);
/// `cloud.target.entity.attributes.mfa_enabled`
pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(177);
/// `cloud.target.entity.attributes.oauth_consent_restriction`
pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(178);
/// `cloud.target.entity.attributes.permissions`
pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(179);
/// `cloud.target.entity.attributes.storage_class`
pub const CLOUD_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(180);
/// `cloud.target.entity.behavior`
pub const CLOUD_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(181);
/// `cloud.target.entity.display_name`
pub const CLOUD_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(182);
/// `cloud.target.entity.id`
pub const CLOUD_TARGET_ENTITY_ID: FieldId = FieldId(183);
/// `cloud.target.entity.last_seen_timestamp`
pub const CLOUD_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(184);
/// `cloud.target.entity.lifecycle.last_activity`
pub const CLOUD_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(185);
/// `cloud.target.entity.metrics`
pub const CLOUD_TARGET_ENTITY_METRICS: FieldId = FieldId(186);
/// `cloud.target.entity.name`
pub const CLOUD_TARGET_ENTITY_NAME: FieldId = FieldId(187);
/// `cloud.target.entity.raw`
pub const CLOUD_TARGET_ENTITY_RAW: FieldId = FieldId(188);
/// `cloud.target.entity.reference`
pub const CLOUD_TARGET_ENTITY_REFERENCE: FieldId = FieldId(189);
/// `cloud.target.entity.relationships.administers.entity.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(190);
/// `cloud.target.entity.relationships.administers.host.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(191);
/// `cloud.target.entity.relationships.administers.host.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(192);
/// `cloud.target.entity.relationships.administers.service.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(193);
/// `cloud.target.entity.relationships.administers.service.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(194);
/// `cloud.target.entity.relationships.administers.user.domain`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(195);
/// `cloud.target.entity.relationships.administers.user.email`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(196);
/// `cloud.target.entity.relationships.administers.user.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(197);
/// `cloud.target.entity.relationships.administers.user.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(198);
/// `cloud.target.entity.relationships.depends_on.entity.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(199);
/// `cloud.target.entity.relationships.depends_on.host.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(200);
/// `cloud.target.entity.relationships.depends_on.host.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(201);
/// `cloud.target.entity.relationships.depends_on.service.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(202);
/// `cloud.target.entity.relationships.depends_on.service.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(203);
/// `cloud.target.entity.relationships.depends_on.user.domain`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(204);
/// `cloud.target.entity.relationships.depends_on.user.email`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(205);
/// `cloud.target.entity.relationships.depends_on.user.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(206);
/// `cloud.target.entity.relationships.depends_on.user.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(207);
/// `cloud.target.entity.relationships.owns.entity.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(208);
/// `cloud.target.entity.relationships.owns.host.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(209);
/// `cloud.target.entity.relationships.owns.host.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(210);
/// `cloud.target.entity.relationships.owns.service.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(211);
/// `cloud.target.entity.relationships.owns.service.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(212);
/// `cloud.target.entity.relationships.owns.user.domain`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(213);
/// `cloud.target.entity.relationships.owns.user.email`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(214);
/// `cloud.target.entity.relationships.owns.user.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(215);
/// `cloud.target.entity.relationships.owns.user.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(216);
/// `cloud.target.entity.relationships.supervises.entity.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(217);
/// `cloud.target.entity.relationships.supervises.host.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(218);
/// `cloud.target.entity.relationships.supervises.host.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(219);
/// `cloud.target.entity.relationships.supervises.service.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(220);
/// `cloud.target.entity.relationships.supervises.service.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(221);
/// `cloud.target.entity.relationships.supervises.user.domain`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(222);
/// `cloud.target.entity.relationships.supervises.user.email`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(223);
/// `cloud.target.entity.relationships.supervises.user.id`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(224);
/// `cloud.target.entity.relationships.supervises.user.name`
pub const CLOUD_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(225);
/// `cloud.target.entity.source`
pub const CLOUD_TARGET_ENTITY_SOURCE: FieldId = FieldId(226);
/// `cloud.target.entity.sub_type`
pub const CLOUD_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(227);
/// `cloud.target.entity.type`
pub const CLOUD_TARGET_ENTITY_TYPE: FieldId = FieldId(228);
/// `cloud.target.instance.id`
pub const CLOUD_TARGET_INSTANCE_ID: FieldId = FieldId(229);
/// `cloud.target.instance.name`
pub const CLOUD_TARGET_INSTANCE_NAME: FieldId = FieldId(230);
/// `cloud.target.machine.type`
pub const CLOUD_TARGET_MACHINE_TYPE: FieldId = FieldId(231);
/// `cloud.target.project.id`
pub const CLOUD_TARGET_PROJECT_ID: FieldId = FieldId(232);
/// `cloud.target.project.name`
pub const CLOUD_TARGET_PROJECT_NAME: FieldId = FieldId(233);
/// `cloud.target.provider`
pub const CLOUD_TARGET_PROVIDER: FieldId = FieldId(234);
/// `cloud.target.region`
pub const CLOUD_TARGET_REGION: FieldId = FieldId(235);
/// `cloud.target.service.name`
pub const CLOUD_TARGET_SERVICE_NAME: FieldId = FieldId(236);
/// `container.cpu.usage`
pub const CONTAINER_CPU_USAGE: FieldId = FieldId(237);
/// `container.disk.read.bytes`
pub const CONTAINER_DISK_READ_BYTES: FieldId = FieldId(238);
/// `container.disk.write.bytes`
pub const CONTAINER_DISK_WRITE_BYTES: FieldId = FieldId(239);
/// `container.id`
pub const CONTAINER_ID: FieldId = FieldId(240);
/// `container.image.hash.all`
pub const CONTAINER_IMAGE_HASH_ALL: FieldId = FieldId(241);
/// `container.image.name`
pub const CONTAINER_IMAGE_NAME: FieldId = FieldId(242);
/// `container.image.tag`
pub const CONTAINER_IMAGE_TAG: FieldId = FieldId(243);
/// `container.labels`
pub const CONTAINER_LABELS: FieldId = FieldId(244);
/// `container.memory.usage`
pub const CONTAINER_MEMORY_USAGE: FieldId = FieldId(245);
/// `container.name`
pub const CONTAINER_NAME: FieldId = FieldId(246);
/// `container.network.egress.bytes`
pub const CONTAINER_NETWORK_EGRESS_BYTES: FieldId = FieldId(247);
/// `container.network.ingress.bytes`
pub const CONTAINER_NETWORK_INGRESS_BYTES: FieldId = FieldId(248);
/// `container.runtime`
pub const CONTAINER_RUNTIME: FieldId = FieldId(249);
/// `container.security_context.privileged`
pub const CONTAINER_SECURITY_CONTEXT_PRIVILEGED: FieldId = FieldId(250);
/// `data_stream.dataset`
pub const DATA_STREAM_DATASET: FieldId = FieldId(251);
/// `data_stream.namespace`
pub const DATA_STREAM_NAMESPACE: FieldId = FieldId(252);
/// `data_stream.type`
pub const DATA_STREAM_TYPE: FieldId = FieldId(253);
/// `destination.address`
pub const DESTINATION_ADDRESS: FieldId = FieldId(254);
/// `destination.as.number`
pub const DESTINATION_AS_NUMBER: FieldId = FieldId(255);
/// `destination.as.organization.name`
pub const DESTINATION_AS_ORGANIZATION_NAME: FieldId = FieldId(256);
/// `destination.bytes`
pub const DESTINATION_BYTES: FieldId = FieldId(257);
/// `destination.domain`
pub const DESTINATION_DOMAIN: FieldId = FieldId(258);
/// `destination.geo.city_name`
pub const DESTINATION_GEO_CITY_NAME: FieldId = FieldId(259);
/// `destination.geo.continent_code`
pub const DESTINATION_GEO_CONTINENT_CODE: FieldId = FieldId(260);
/// `destination.geo.continent_name`
pub const DESTINATION_GEO_CONTINENT_NAME: FieldId = FieldId(261);
/// `destination.geo.country_iso_code`
pub const DESTINATION_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(262);
/// `destination.geo.country_name`
pub const DESTINATION_GEO_COUNTRY_NAME: FieldId = FieldId(263);
/// `destination.geo.location`
pub const DESTINATION_GEO_LOCATION: FieldId = FieldId(264);
/// `destination.geo.name`
pub const DESTINATION_GEO_NAME: FieldId = FieldId(265);
/// `destination.geo.postal_code`
pub const DESTINATION_GEO_POSTAL_CODE: FieldId = FieldId(266);
/// `destination.geo.region_iso_code`
pub const DESTINATION_GEO_REGION_ISO_CODE: FieldId = FieldId(267);
/// `destination.geo.region_name`
pub const DESTINATION_GEO_REGION_NAME: FieldId = FieldId(268);
/// `destination.geo.timezone`
pub const DESTINATION_GEO_TIMEZONE: FieldId = FieldId(269);
/// `destination.ip`
pub const DESTINATION_IP: FieldId = FieldId(270);
/// `destination.mac`
pub const DESTINATION_MAC: FieldId = FieldId(271);
/// `destination.nat.ip`
pub const DESTINATION_NAT_IP: FieldId = FieldId(272);
/// `destination.nat.port`
pub const DESTINATION_NAT_PORT: FieldId = FieldId(273);
/// `destination.packets`
pub const DESTINATION_PACKETS: FieldId = FieldId(274);
/// `destination.port`
pub const DESTINATION_PORT: FieldId = FieldId(275);
/// `destination.registered_domain`
pub const DESTINATION_REGISTERED_DOMAIN: FieldId = FieldId(276);
/// `destination.subdomain`
pub const DESTINATION_SUBDOMAIN: FieldId = FieldId(277);
/// `destination.top_level_domain`
pub const DESTINATION_TOP_LEVEL_DOMAIN: FieldId = FieldId(278);
/// `destination.user.domain`
pub const DESTINATION_USER_DOMAIN: FieldId = FieldId(279);
/// `destination.user.email`
pub const DESTINATION_USER_EMAIL: FieldId = FieldId(280);
/// `destination.user.full_name`
pub const DESTINATION_USER_FULL_NAME: FieldId = FieldId(281);
/// `destination.user.group.domain`
pub const DESTINATION_USER_GROUP_DOMAIN: FieldId = FieldId(282);
/// `destination.user.group.id`
pub const DESTINATION_USER_GROUP_ID: FieldId = FieldId(283);
/// `destination.user.group.name`
pub const DESTINATION_USER_GROUP_NAME: FieldId = FieldId(284);
/// `destination.user.hash`
pub const DESTINATION_USER_HASH: FieldId = FieldId(285);
/// `destination.user.id`
pub const DESTINATION_USER_ID: FieldId = FieldId(286);
/// `destination.user.name`
pub const DESTINATION_USER_NAME: FieldId = FieldId(287);
/// `destination.user.roles`
pub const DESTINATION_USER_ROLES: FieldId = FieldId(288);
/// `device.id`
pub const DEVICE_ID: FieldId = FieldId(289);
/// `device.manufacturer`
pub const DEVICE_MANUFACTURER: FieldId = FieldId(290);
/// `device.model.identifier`
pub const DEVICE_MODEL_IDENTIFIER: FieldId = FieldId(291);
/// `device.model.name`
pub const DEVICE_MODEL_NAME: FieldId = FieldId(292);
/// `device.product.id`
pub const DEVICE_PRODUCT_ID: FieldId = FieldId(293);
/// `device.product.name`
pub const DEVICE_PRODUCT_NAME: FieldId = FieldId(294);
/// `device.serial_number`
pub const DEVICE_SERIAL_NUMBER: FieldId = FieldId(295);
/// `device.type`
pub const DEVICE_TYPE: FieldId = FieldId(296);
/// `device.vendor.id`
pub const DEVICE_VENDOR_ID: FieldId = FieldId(297);
/// `device.vendor.name`
pub const DEVICE_VENDOR_NAME: FieldId = FieldId(298);
/// `dll.code_signature.digest_algorithm`
pub const DLL_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(299);
/// `dll.code_signature.exists`
pub const DLL_CODE_SIGNATURE_EXISTS: FieldId = FieldId(300);
/// `dll.code_signature.flags`
pub const DLL_CODE_SIGNATURE_FLAGS: FieldId = FieldId(301);
/// `dll.code_signature.signing_id`
pub const DLL_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(302);
/// `dll.code_signature.status`
pub const DLL_CODE_SIGNATURE_STATUS: FieldId = FieldId(303);
/// `dll.code_signature.subject_name`
pub const DLL_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(304);
/// `dll.code_signature.team_id`
pub const DLL_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(305);
/// `dll.code_signature.thumbprint_sha256`
pub const DLL_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(306);
/// `dll.code_signature.timestamp`
pub const DLL_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(307);
/// `dll.code_signature.trusted`
pub const DLL_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(308);
/// `dll.code_signature.valid`
pub const DLL_CODE_SIGNATURE_VALID: FieldId = FieldId(309);
/// `dll.hash.cdhash`
pub const DLL_HASH_CDHASH: FieldId = FieldId(310);
/// `dll.hash.md5`
pub const DLL_HASH_MD5: FieldId = FieldId(311);
/// `dll.hash.sha1`
pub const DLL_HASH_SHA1: FieldId = FieldId(312);
/// `dll.hash.sha256`
pub const DLL_HASH_SHA256: FieldId = FieldId(313);
/// `dll.hash.sha384`
pub const DLL_HASH_SHA384: FieldId = FieldId(314);
/// `dll.hash.sha512`
pub const DLL_HASH_SHA512: FieldId = FieldId(315);
/// `dll.hash.ssdeep`
pub const DLL_HASH_SSDEEP: FieldId = FieldId(316);
/// `dll.hash.tlsh`
pub const DLL_HASH_TLSH: FieldId = FieldId(317);
/// `dll.name`
pub const DLL_NAME: FieldId = FieldId(318);
/// `dll.origin_referrer_url`
pub const DLL_ORIGIN_REFERRER_URL: FieldId = FieldId(319);
/// `dll.origin_url`
pub const DLL_ORIGIN_URL: FieldId = FieldId(320);
/// `dll.path`
pub const DLL_PATH: FieldId = FieldId(321);
/// `dll.pe.architecture`
pub const DLL_PE_ARCHITECTURE: FieldId = FieldId(322);
/// `dll.pe.company`
pub const DLL_PE_COMPANY: FieldId = FieldId(323);
/// `dll.pe.description`
pub const DLL_PE_DESCRIPTION: FieldId = FieldId(324);
/// `dll.pe.file_version`
pub const DLL_PE_FILE_VERSION: FieldId = FieldId(325);
/// `dll.pe.go_import_hash`
pub const DLL_PE_GO_IMPORT_HASH: FieldId = FieldId(326);
/// `dll.pe.go_imports`
pub const DLL_PE_GO_IMPORTS: FieldId = FieldId(327);
/// `dll.pe.go_imports_names_entropy`
pub const DLL_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(328);
/// `dll.pe.go_imports_names_var_entropy`
pub const DLL_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(329);
/// `dll.pe.go_stripped`
pub const DLL_PE_GO_STRIPPED: FieldId = FieldId(330);
/// `dll.pe.imphash`
pub const DLL_PE_IMPHASH: FieldId = FieldId(331);
/// `dll.pe.import_hash`
pub const DLL_PE_IMPORT_HASH: FieldId = FieldId(332);
/// `dll.pe.imports`
pub const DLL_PE_IMPORTS: FieldId = FieldId(333);
/// `dll.pe.imports_names_entropy`
pub const DLL_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(334);
/// `dll.pe.imports_names_var_entropy`
pub const DLL_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(335);
/// `dll.pe.original_file_name`
pub const DLL_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(336);
/// `dll.pe.pehash`
pub const DLL_PE_PEHASH: FieldId = FieldId(337);
/// `dll.pe.product`
pub const DLL_PE_PRODUCT: FieldId = FieldId(338);
/// `dll.pe.sections`
pub const DLL_PE_SECTIONS: FieldId = FieldId(339);
/// `dll.pe.sections.entropy`
pub const DLL_PE_SECTIONS_ENTROPY: FieldId = FieldId(340);
/// `dll.pe.sections.name`
pub const DLL_PE_SECTIONS_NAME: FieldId = FieldId(341);
/// `dll.pe.sections.physical_size`
pub const DLL_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(342);
/// `dll.pe.sections.var_entropy`
pub const DLL_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(343);
/// `dll.pe.sections.virtual_size`
pub const DLL_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(344);
/// `dns.answers`
pub const DNS_ANSWERS: FieldId = FieldId(345);
/// `dns.answers.class`
pub const DNS_ANSWERS_CLASS: FieldId = FieldId(346);
/// `dns.answers.data`
pub const DNS_ANSWERS_DATA: FieldId = FieldId(347);
/// `dns.answers.name`
pub const DNS_ANSWERS_NAME: FieldId = FieldId(348);
/// `dns.answers.ttl`
pub const DNS_ANSWERS_TTL: FieldId = FieldId(349);
/// `dns.answers.type`
pub const DNS_ANSWERS_TYPE: FieldId = FieldId(350);
/// `dns.header_flags`
pub const DNS_HEADER_FLAGS: FieldId = FieldId(351);
/// `dns.id`
pub const DNS_ID: FieldId = FieldId(352);
/// `dns.op_code`
pub const DNS_OP_CODE: FieldId = FieldId(353);
/// `dns.question.class`
pub const DNS_QUESTION_CLASS: FieldId = FieldId(354);
/// `dns.question.name`
pub const DNS_QUESTION_NAME: FieldId = FieldId(355);
/// `dns.question.registered_domain`
pub const DNS_QUESTION_REGISTERED_DOMAIN: FieldId = FieldId(356);
/// `dns.question.subdomain`
pub const DNS_QUESTION_SUBDOMAIN: FieldId = FieldId(357);
/// `dns.question.top_level_domain`
pub const DNS_QUESTION_TOP_LEVEL_DOMAIN: FieldId = FieldId(358);
/// `dns.question.type`
pub const DNS_QUESTION_TYPE: FieldId = FieldId(359);
/// `dns.resolved_ip`
pub const DNS_RESOLVED_IP: FieldId = FieldId(360);
/// `dns.response_code`
pub const DNS_RESPONSE_CODE: FieldId = FieldId(361);
/// `dns.type`
pub const DNS_TYPE: FieldId = FieldId(362);
/// `ecs.version`
pub const ECS_VERSION: FieldId = FieldId(363);
/// `email.attachments`
pub const EMAIL_ATTACHMENTS: FieldId = FieldId(364);
/// `email.attachments.file.extension`
pub const EMAIL_ATTACHMENTS_FILE_EXTENSION: FieldId = FieldId(365);
/// `email.attachments.file.hash.cdhash`
pub const EMAIL_ATTACHMENTS_FILE_HASH_CDHASH: FieldId = FieldId(366);
/// `email.attachments.file.hash.md5`
pub const EMAIL_ATTACHMENTS_FILE_HASH_MD5: FieldId = FieldId(367);
/// `email.attachments.file.hash.sha1`
pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA1: FieldId = FieldId(368);
/// `email.attachments.file.hash.sha256`
pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA256: FieldId = FieldId(369);
/// `email.attachments.file.hash.sha384`
pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA384: FieldId = FieldId(370);
/// `email.attachments.file.hash.sha512`
pub const EMAIL_ATTACHMENTS_FILE_HASH_SHA512: FieldId = FieldId(371);
/// `email.attachments.file.hash.ssdeep`
pub const EMAIL_ATTACHMENTS_FILE_HASH_SSDEEP: FieldId = FieldId(372);
/// `email.attachments.file.hash.tlsh`
pub const EMAIL_ATTACHMENTS_FILE_HASH_TLSH: FieldId = FieldId(373);
/// `email.attachments.file.mime_type`
pub const EMAIL_ATTACHMENTS_FILE_MIME_TYPE: FieldId = FieldId(374);
/// `email.attachments.file.name`
pub const EMAIL_ATTACHMENTS_FILE_NAME: FieldId = FieldId(375);
/// `email.attachments.file.size`
pub const EMAIL_ATTACHMENTS_FILE_SIZE: FieldId = FieldId(376);
/// `email.bcc.address`
pub const EMAIL_BCC_ADDRESS: FieldId = FieldId(377);
/// `email.cc.address`
pub const EMAIL_CC_ADDRESS: FieldId = FieldId(378);
/// `email.content_type`
pub const EMAIL_CONTENT_TYPE: FieldId = FieldId(379);
/// `email.delivery_timestamp`
pub const EMAIL_DELIVERY_TIMESTAMP: FieldId = FieldId(380);
/// `email.direction`
pub const EMAIL_DIRECTION: FieldId = FieldId(381);
/// `email.from.address`
pub const EMAIL_FROM_ADDRESS: FieldId = FieldId(382);
/// `email.local_id`
pub const EMAIL_LOCAL_ID: FieldId = FieldId(383);
/// `email.message_id`
pub const EMAIL_MESSAGE_ID: FieldId = FieldId(384);
/// `email.origination_timestamp`
pub const EMAIL_ORIGINATION_TIMESTAMP: FieldId = FieldId(385);
/// `email.reply_to.address`
pub const EMAIL_REPLY_TO_ADDRESS: FieldId = FieldId(386);
/// `email.sender.address`
pub const EMAIL_SENDER_ADDRESS: FieldId = FieldId(387);
/// `email.subject`
pub const EMAIL_SUBJECT: FieldId = FieldId(388);
/// `email.to.address`
pub const EMAIL_TO_ADDRESS: FieldId = FieldId(389);
/// `email.x_mailer`
pub const EMAIL_X_MAILER: FieldId = FieldId(390);
/// `entity.attributes.known_redirects`
pub const ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(391);
/// `entity.attributes.managed`
pub const ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(392);
/// `entity.attributes.mfa_enabled`
pub const ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(393);
/// `entity.attributes.oauth_consent_restriction`
pub const ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(394);
/// `entity.attributes.permissions`
pub const ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(395);
/// `entity.attributes.storage_class`
pub const ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(396);
/// `entity.behavior`
pub const ENTITY_BEHAVIOR: FieldId = FieldId(397);
/// `entity.display_name`
pub const ENTITY_DISPLAY_NAME: FieldId = FieldId(398);
/// `entity.id`
pub const ENTITY_ID: FieldId = FieldId(399);
/// `entity.last_seen_timestamp`
pub const ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(400);
/// `entity.lifecycle.last_activity`
pub const ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(401);
/// `entity.metrics`
pub const ENTITY_METRICS: FieldId = FieldId(402);
/// `entity.name`
pub const ENTITY_NAME: FieldId = FieldId(403);
/// `entity.raw`
pub const ENTITY_RAW: FieldId = FieldId(404);
/// `entity.reference`
pub const ENTITY_REFERENCE: FieldId = FieldId(405);
/// `entity.relationships.administers.entity.id`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(406);
/// `entity.relationships.administers.host.id`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(407);
/// `entity.relationships.administers.host.name`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(408);
/// `entity.relationships.administers.service.id`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(409);
/// `entity.relationships.administers.service.name`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(410);
/// `entity.relationships.administers.user.domain`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(411);
/// `entity.relationships.administers.user.email`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(412);
/// `entity.relationships.administers.user.id`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(413);
/// `entity.relationships.administers.user.name`
pub const ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(414);
/// `entity.relationships.depends_on.entity.id`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(415);
/// `entity.relationships.depends_on.host.id`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(416);
/// `entity.relationships.depends_on.host.name`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(417);
/// `entity.relationships.depends_on.service.id`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(418);
/// `entity.relationships.depends_on.service.name`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(419);
/// `entity.relationships.depends_on.user.domain`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(420);
/// `entity.relationships.depends_on.user.email`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(421);
/// `entity.relationships.depends_on.user.id`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(422);
/// `entity.relationships.depends_on.user.name`
pub const ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(423);
/// `entity.relationships.owns.entity.id`
pub const ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(424);
/// `entity.relationships.owns.host.id`
pub const ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(425);
/// `entity.relationships.owns.host.name`
pub const ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(426);
/// `entity.relationships.owns.service.id`
pub const ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(427);
/// `entity.relationships.owns.service.name`
pub const ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(428);
/// `entity.relationships.owns.user.domain`
pub const ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(429);
/// `entity.relationships.owns.user.email`
pub const ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(430);
/// `entity.relationships.owns.user.id`
pub const ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(431);
/// `entity.relationships.owns.user.name`
pub const ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(432);
/// `entity.relationships.supervises.entity.id`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(433);
/// `entity.relationships.supervises.host.id`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(434);
/// `entity.relationships.supervises.host.name`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(435);
/// `entity.relationships.supervises.service.id`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(436);
/// `entity.relationships.supervises.service.name`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(437);
/// `entity.relationships.supervises.user.domain`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(438);
/// `entity.relationships.supervises.user.email`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(439);
/// `entity.relationships.supervises.user.id`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(440);
/// `entity.relationships.supervises.user.name`
pub const ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(441);
/// `entity.source`
pub const ENTITY_SOURCE: FieldId = FieldId(442);
/// `entity.sub_type`
pub const ENTITY_SUB_TYPE: FieldId = FieldId(443);
/// `entity.target.attributes.known_redirects`
pub const ENTITY_TARGET_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(444);
/// `entity.target.attributes.managed`
pub const ENTITY_TARGET_ATTRIBUTES_MANAGED: FieldId = FieldId(445);
/// `entity.target.attributes.mfa_enabled`
pub const ENTITY_TARGET_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(446);
/// `entity.target.attributes.oauth_consent_restriction`
pub const ENTITY_TARGET_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(447);
/// `entity.target.attributes.permissions`
pub const ENTITY_TARGET_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(448);
/// `entity.target.attributes.storage_class`
pub const ENTITY_TARGET_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(449);
/// `entity.target.behavior`
pub const ENTITY_TARGET_BEHAVIOR: FieldId = FieldId(450);
/// `entity.target.display_name`
pub const ENTITY_TARGET_DISPLAY_NAME: FieldId = FieldId(451);
/// `entity.target.id`
pub const ENTITY_TARGET_ID: FieldId = FieldId(452);
/// `entity.target.last_seen_timestamp`
pub const ENTITY_TARGET_LAST_SEEN_TIMESTAMP: FieldId = FieldId(453);
/// `entity.target.lifecycle.last_activity`
pub const ENTITY_TARGET_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(454);
/// `entity.target.metrics`
pub const ENTITY_TARGET_METRICS: FieldId = FieldId(455);
/// `entity.target.name`
pub const ENTITY_TARGET_NAME: FieldId = FieldId(456);
/// `entity.target.raw`
pub const ENTITY_TARGET_RAW: FieldId = FieldId(457);
/// `entity.target.reference`
pub const ENTITY_TARGET_REFERENCE: FieldId = FieldId(458);
/// `entity.target.relationships.administers.entity.id`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(459);
/// `entity.target.relationships.administers.host.id`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(460);
/// `entity.target.relationships.administers.host.name`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(461);
/// `entity.target.relationships.administers.service.id`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(462);
/// `entity.target.relationships.administers.service.name`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(463);
/// `entity.target.relationships.administers.user.domain`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(464);
/// `entity.target.relationships.administers.user.email`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(465);
/// `entity.target.relationships.administers.user.id`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(466);
/// `entity.target.relationships.administers.user.name`
pub const ENTITY_TARGET_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(467);
/// `entity.target.relationships.depends_on.entity.id`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(468);
/// `entity.target.relationships.depends_on.host.id`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(469);
/// `entity.target.relationships.depends_on.host.name`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(470);
/// `entity.target.relationships.depends_on.service.id`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(471);
/// `entity.target.relationships.depends_on.service.name`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(472);
/// `entity.target.relationships.depends_on.user.domain`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(473);
/// `entity.target.relationships.depends_on.user.email`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(474);
/// `entity.target.relationships.depends_on.user.id`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(475);
/// `entity.target.relationships.depends_on.user.name`
pub const ENTITY_TARGET_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(476);
/// `entity.target.relationships.owns.entity.id`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(477);
/// `entity.target.relationships.owns.host.id`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(478);
/// `entity.target.relationships.owns.host.name`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(479);
/// `entity.target.relationships.owns.service.id`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(480);
/// `entity.target.relationships.owns.service.name`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(481);
/// `entity.target.relationships.owns.user.domain`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(482);
/// `entity.target.relationships.owns.user.email`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(483);
/// `entity.target.relationships.owns.user.id`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(484);
/// `entity.target.relationships.owns.user.name`
pub const ENTITY_TARGET_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(485);
/// `entity.target.relationships.supervises.entity.id`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(486);
/// `entity.target.relationships.supervises.host.id`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(487);
/// `entity.target.relationships.supervises.host.name`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(488);
/// `entity.target.relationships.supervises.service.id`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(489);
/// `entity.target.relationships.supervises.service.name`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(490);
/// `entity.target.relationships.supervises.user.domain`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(491);
/// `entity.target.relationships.supervises.user.email`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(492);
/// `entity.target.relationships.supervises.user.id`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(493);
/// `entity.target.relationships.supervises.user.name`
pub const ENTITY_TARGET_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(494);
/// `entity.target.source`
pub const ENTITY_TARGET_SOURCE: FieldId = FieldId(495);
/// `entity.target.sub_type`
pub const ENTITY_TARGET_SUB_TYPE: FieldId = FieldId(496);
/// `entity.target.type`
pub const ENTITY_TARGET_TYPE: FieldId = FieldId(497);
/// `entity.type`
pub const ENTITY_TYPE: FieldId = FieldId(498);
/// `error.code`
pub const ERROR_CODE: FieldId = FieldId(499);
/// `error.id`
pub const ERROR_ID: FieldId = FieldId(500);
/// `error.message`
pub const ERROR_MESSAGE: FieldId = FieldId(501);
/// `error.stack_trace`
pub const ERROR_STACK_TRACE: FieldId = FieldId(502);
/// `error.type`
pub const ERROR_TYPE: FieldId = FieldId(503);
/// `event.action`
pub const EVENT_ACTION: FieldId = FieldId(504);
/// `event.agent_id_status`
pub const EVENT_AGENT_ID_STATUS: FieldId = FieldId(505);
/// `event.category`
pub const EVENT_CATEGORY: FieldId = FieldId(506);
/// `event.code`
pub const EVENT_CODE: FieldId = FieldId(507);
/// `event.created`
pub const EVENT_CREATED: FieldId = FieldId(508);
/// `event.dataset`
pub const EVENT_DATASET: FieldId = FieldId(509);
/// `event.duration`
pub const EVENT_DURATION: FieldId = FieldId(510);
/// `event.end`
pub const EVENT_END: FieldId = FieldId(511);
/// `event.hash`
pub const EVENT_HASH: FieldId = FieldId(512);
/// `event.id`
pub const EVENT_ID: FieldId = FieldId(513);
/// `event.ingested`
pub const EVENT_INGESTED: FieldId = FieldId(514);
/// `event.kind`
pub const EVENT_KIND: FieldId = FieldId(515);
/// `event.module`
pub const EVENT_MODULE: FieldId = FieldId(516);
/// `event.original`
pub const EVENT_ORIGINAL: FieldId = FieldId(517);
/// `event.outcome`
pub const EVENT_OUTCOME: FieldId = FieldId(518);
/// `event.provider`
pub const EVENT_PROVIDER: FieldId = FieldId(519);
/// `event.reason`
pub const EVENT_REASON: FieldId = FieldId(520);
/// `event.reference`
pub const EVENT_REFERENCE: FieldId = FieldId(521);
/// `event.risk_score`
pub const EVENT_RISK_SCORE: FieldId = FieldId(522);
/// `event.risk_score_norm`
pub const EVENT_RISK_SCORE_NORM: FieldId = FieldId(523);
/// `event.sequence`
pub const EVENT_SEQUENCE: FieldId = FieldId(524);
/// `event.severity`
pub const EVENT_SEVERITY: FieldId = FieldId(525);
/// `event.start`
pub const EVENT_START: FieldId = FieldId(526);
/// `event.timezone`
pub const EVENT_TIMEZONE: FieldId = FieldId(527);
/// `event.type`
pub const EVENT_TYPE: FieldId = FieldId(528);
/// `event.url`
pub const EVENT_URL: FieldId = FieldId(529);
/// `faas.coldstart`
pub const FAAS_COLDSTART: FieldId = FieldId(530);
/// `faas.execution`
pub const FAAS_EXECUTION: FieldId = FieldId(531);
/// `faas.id`
pub const FAAS_ID: FieldId = FieldId(532);
/// `faas.name`
pub const FAAS_NAME: FieldId = FieldId(533);
/// `faas.trigger.request_id`
pub const FAAS_TRIGGER_REQUEST_ID: FieldId = FieldId(534);
/// `faas.trigger.type`
pub const FAAS_TRIGGER_TYPE: FieldId = FieldId(535);
/// `faas.version`
pub const FAAS_VERSION: FieldId = FieldId(536);
/// `file.accessed`
pub const FILE_ACCESSED: FieldId = FieldId(537);
/// `file.attributes`
pub const FILE_ATTRIBUTES: FieldId = FieldId(538);
/// `file.code_signature.digest_algorithm`
pub const FILE_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(539);
/// `file.code_signature.exists`
pub const FILE_CODE_SIGNATURE_EXISTS: FieldId = FieldId(540);
/// `file.code_signature.flags`
pub const FILE_CODE_SIGNATURE_FLAGS: FieldId = FieldId(541);
/// `file.code_signature.signing_id`
pub const FILE_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(542);
/// `file.code_signature.status`
pub const FILE_CODE_SIGNATURE_STATUS: FieldId = FieldId(543);
/// `file.code_signature.subject_name`
pub const FILE_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(544);
/// `file.code_signature.team_id`
pub const FILE_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(545);
/// `file.code_signature.thumbprint_sha256`
pub const FILE_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(546);
/// `file.code_signature.timestamp`
pub const FILE_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(547);
/// `file.code_signature.trusted`
pub const FILE_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(548);
/// `file.code_signature.valid`
pub const FILE_CODE_SIGNATURE_VALID: FieldId = FieldId(549);
/// `file.created`
pub const FILE_CREATED: FieldId = FieldId(550);
/// `file.ctime`
pub const FILE_CTIME: FieldId = FieldId(551);
/// `file.device`
pub const FILE_DEVICE: FieldId = FieldId(552);
/// `file.directory`
pub const FILE_DIRECTORY: FieldId = FieldId(553);
/// `file.drive_letter`
pub const FILE_DRIVE_LETTER: FieldId = FieldId(554);
/// `file.elf.architecture`
pub const FILE_ELF_ARCHITECTURE: FieldId = FieldId(555);
/// `file.elf.byte_order`
pub const FILE_ELF_BYTE_ORDER: FieldId = FieldId(556);
/// `file.elf.cpu_type`
pub const FILE_ELF_CPU_TYPE: FieldId = FieldId(557);
/// `file.elf.creation_date`
pub const FILE_ELF_CREATION_DATE: FieldId = FieldId(558);
/// `file.elf.exports`
pub const FILE_ELF_EXPORTS: FieldId = FieldId(559);
/// `file.elf.go_import_hash`
pub const FILE_ELF_GO_IMPORT_HASH: FieldId = FieldId(560);
/// `file.elf.go_imports`
pub const FILE_ELF_GO_IMPORTS: FieldId = FieldId(561);
/// `file.elf.go_imports_names_entropy`
pub const FILE_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(562);
/// `file.elf.go_imports_names_var_entropy`
pub const FILE_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(563);
/// `file.elf.go_stripped`
pub const FILE_ELF_GO_STRIPPED: FieldId = FieldId(564);
/// `file.elf.header.abi_version`
pub const FILE_ELF_HEADER_ABI_VERSION: FieldId = FieldId(565);
/// `file.elf.header.class`
pub const FILE_ELF_HEADER_CLASS: FieldId = FieldId(566);
/// `file.elf.header.data`
pub const FILE_ELF_HEADER_DATA: FieldId = FieldId(567);
/// `file.elf.header.entrypoint`
pub const FILE_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(568);
/// `file.elf.header.object_version`
pub const FILE_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(569);
/// `file.elf.header.os_abi`
pub const FILE_ELF_HEADER_OS_ABI: FieldId = FieldId(570);
/// `file.elf.header.type`
pub const FILE_ELF_HEADER_TYPE: FieldId = FieldId(571);
/// `file.elf.header.version`
pub const FILE_ELF_HEADER_VERSION: FieldId = FieldId(572);
/// `file.elf.import_hash`
pub const FILE_ELF_IMPORT_HASH: FieldId = FieldId(573);
/// `file.elf.imports`
pub const FILE_ELF_IMPORTS: FieldId = FieldId(574);
/// `file.elf.imports_names_entropy`
pub const FILE_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(575);
/// `file.elf.imports_names_var_entropy`
pub const FILE_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(576);
/// `file.elf.sections`
pub const FILE_ELF_SECTIONS: FieldId = FieldId(577);
/// `file.elf.sections.chi2`
pub const FILE_ELF_SECTIONS_CHI2: FieldId = FieldId(578);
/// `file.elf.sections.entropy`
pub const FILE_ELF_SECTIONS_ENTROPY: FieldId = FieldId(579);
/// `file.elf.sections.flags`
pub const FILE_ELF_SECTIONS_FLAGS: FieldId = FieldId(580);
/// `file.elf.sections.name`
pub const FILE_ELF_SECTIONS_NAME: FieldId = FieldId(581);
/// `file.elf.sections.physical_offset`
pub const FILE_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(582);
/// `file.elf.sections.physical_size`
pub const FILE_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(583);
/// `file.elf.sections.type`
pub const FILE_ELF_SECTIONS_TYPE: FieldId = FieldId(584);
/// `file.elf.sections.var_entropy`
pub const FILE_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(585);
/// `file.elf.sections.virtual_address`
pub const FILE_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(586);
/// `file.elf.sections.virtual_size`
pub const FILE_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(587);
/// `file.elf.segments`
pub const FILE_ELF_SEGMENTS: FieldId = FieldId(588);
/// `file.elf.segments.sections`
pub const FILE_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(589);
/// `file.elf.segments.type`
pub const FILE_ELF_SEGMENTS_TYPE: FieldId = FieldId(590);
/// `file.elf.shared_libraries`
pub const FILE_ELF_SHARED_LIBRARIES: FieldId = FieldId(591);
/// `file.elf.telfhash`
pub const FILE_ELF_TELFHASH: FieldId = FieldId(592);
/// `file.extension`
pub const FILE_EXTENSION: FieldId = FieldId(593);
/// `file.fork_name`
pub const FILE_FORK_NAME: FieldId = FieldId(594);
/// `file.gid`
pub const FILE_GID: FieldId = FieldId(595);
/// `file.group`
pub const FILE_GROUP: FieldId = FieldId(596);
/// `file.hash.cdhash`
pub const FILE_HASH_CDHASH: FieldId = FieldId(597);
/// `file.hash.md5`
pub const FILE_HASH_MD5: FieldId = FieldId(598);
/// `file.hash.sha1`
pub const FILE_HASH_SHA1: FieldId = FieldId(599);
/// `file.hash.sha256`
pub const FILE_HASH_SHA256: FieldId = FieldId(600);
/// `file.hash.sha384`
pub const FILE_HASH_SHA384: FieldId = FieldId(601);
/// `file.hash.sha512`
pub const FILE_HASH_SHA512: FieldId = FieldId(602);
/// `file.hash.ssdeep`
pub const FILE_HASH_SSDEEP: FieldId = FieldId(603);
/// `file.hash.tlsh`
pub const FILE_HASH_TLSH: FieldId = FieldId(604);
/// `file.inode`
pub const FILE_INODE: FieldId = FieldId(605);
/// `file.macho.go_import_hash`
pub const FILE_MACHO_GO_IMPORT_HASH: FieldId = FieldId(606);
/// `file.macho.go_imports`
pub const FILE_MACHO_GO_IMPORTS: FieldId = FieldId(607);
/// `file.macho.go_imports_names_entropy`
pub const FILE_MACHO_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(608);
/// `file.macho.go_imports_names_var_entropy`
pub const FILE_MACHO_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(609);
/// `file.macho.go_stripped`
pub const FILE_MACHO_GO_STRIPPED: FieldId = FieldId(610);
/// `file.macho.import_hash`
pub const FILE_MACHO_IMPORT_HASH: FieldId = FieldId(611);
/// `file.macho.imports`
pub const FILE_MACHO_IMPORTS: FieldId = FieldId(612);
/// `file.macho.imports_names_entropy`
pub const FILE_MACHO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(613);
/// `file.macho.imports_names_var_entropy`
pub const FILE_MACHO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(614);
/// `file.macho.sections`
pub const FILE_MACHO_SECTIONS: FieldId = FieldId(615);
/// `file.macho.sections.entropy`
pub const FILE_MACHO_SECTIONS_ENTROPY: FieldId = FieldId(616);
/// `file.macho.sections.name`
pub const FILE_MACHO_SECTIONS_NAME: FieldId = FieldId(617);
/// `file.macho.sections.physical_size`
pub const FILE_MACHO_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(618);
/// `file.macho.sections.var_entropy`
pub const FILE_MACHO_SECTIONS_VAR_ENTROPY: FieldId = FieldId(619);
/// `file.macho.sections.virtual_size`
pub const FILE_MACHO_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(620);
/// `file.macho.symhash`
pub const FILE_MACHO_SYMHASH: FieldId = FieldId(621);
/// `file.mime_type`
pub const FILE_MIME_TYPE: FieldId = FieldId(622);
/// `file.mode`
pub const FILE_MODE: FieldId = FieldId(623);
/// `file.mtime`
pub const FILE_MTIME: FieldId = FieldId(624);
/// `file.name`
pub const FILE_NAME: FieldId = FieldId(625);
/// `file.origin_referrer_url`
pub const FILE_ORIGIN_REFERRER_URL: FieldId = FieldId(626);
/// `file.origin_url`
pub const FILE_ORIGIN_URL: FieldId = FieldId(627);
/// `file.owner`
pub const FILE_OWNER: FieldId = FieldId(628);
/// `file.path`
pub const FILE_PATH: FieldId = FieldId(629);
/// `file.pe.architecture`
pub const FILE_PE_ARCHITECTURE: FieldId = FieldId(630);
/// `file.pe.company`
pub const FILE_PE_COMPANY: FieldId = FieldId(631);
/// `file.pe.description`
pub const FILE_PE_DESCRIPTION: FieldId = FieldId(632);
/// `file.pe.file_version`
pub const FILE_PE_FILE_VERSION: FieldId = FieldId(633);
/// `file.pe.go_import_hash`
pub const FILE_PE_GO_IMPORT_HASH: FieldId = FieldId(634);
/// `file.pe.go_imports`
pub const FILE_PE_GO_IMPORTS: FieldId = FieldId(635);
/// `file.pe.go_imports_names_entropy`
pub const FILE_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(636);
/// `file.pe.go_imports_names_var_entropy`
pub const FILE_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(637);
/// `file.pe.go_stripped`
pub const FILE_PE_GO_STRIPPED: FieldId = FieldId(638);
/// `file.pe.imphash`
pub const FILE_PE_IMPHASH: FieldId = FieldId(639);
/// `file.pe.import_hash`
pub const FILE_PE_IMPORT_HASH: FieldId = FieldId(640);
/// `file.pe.imports`
pub const FILE_PE_IMPORTS: FieldId = FieldId(641);
/// `file.pe.imports_names_entropy`
pub const FILE_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(642);
/// `file.pe.imports_names_var_entropy`
pub const FILE_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(643);
/// `file.pe.original_file_name`
pub const FILE_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(644);
/// `file.pe.pehash`
pub const FILE_PE_PEHASH: FieldId = FieldId(645);
/// `file.pe.product`
pub const FILE_PE_PRODUCT: FieldId = FieldId(646);
/// `file.pe.sections`
pub const FILE_PE_SECTIONS: FieldId = FieldId(647);
/// `file.pe.sections.entropy`
pub const FILE_PE_SECTIONS_ENTROPY: FieldId = FieldId(648);
/// `file.pe.sections.name`
pub const FILE_PE_SECTIONS_NAME: FieldId = FieldId(649);
/// `file.pe.sections.physical_size`
pub const FILE_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(650);
/// `file.pe.sections.var_entropy`
pub const FILE_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(651);
/// `file.pe.sections.virtual_size`
pub const FILE_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(652);
/// `file.size`
pub const FILE_SIZE: FieldId = FieldId(653);
/// `file.target_path`
pub const FILE_TARGET_PATH: FieldId = FieldId(654);
/// `file.type`
pub const FILE_TYPE: FieldId = FieldId(655);
/// `file.uid`
pub const FILE_UID: FieldId = FieldId(656);
/// `file.x509.alternative_names`
pub const FILE_X509_ALTERNATIVE_NAMES: FieldId = FieldId(657);
/// `file.x509.issuer.common_name`
pub const FILE_X509_ISSUER_COMMON_NAME: FieldId = FieldId(658);
/// `file.x509.issuer.country`
pub const FILE_X509_ISSUER_COUNTRY: FieldId = FieldId(659);
/// `file.x509.issuer.distinguished_name`
pub const FILE_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(660);
/// `file.x509.issuer.locality`
pub const FILE_X509_ISSUER_LOCALITY: FieldId = FieldId(661);
/// `file.x509.issuer.organization`
pub const FILE_X509_ISSUER_ORGANIZATION: FieldId = FieldId(662);
/// `file.x509.issuer.organizational_unit`
pub const FILE_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(663);
/// `file.x509.issuer.state_or_province`
pub const FILE_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(664);
/// `file.x509.not_after`
pub const FILE_X509_NOT_AFTER: FieldId = FieldId(665);
/// `file.x509.not_before`
pub const FILE_X509_NOT_BEFORE: FieldId = FieldId(666);
/// `file.x509.public_key_algorithm`
pub const FILE_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(667);
/// `file.x509.public_key_curve`
pub const FILE_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(668);
/// `file.x509.public_key_exponent`
pub const FILE_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(669);
/// `file.x509.public_key_size`
pub const FILE_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(670);
/// `file.x509.serial_number`
pub const FILE_X509_SERIAL_NUMBER: FieldId = FieldId(671);
/// `file.x509.signature_algorithm`
pub const FILE_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(672);
/// `file.x509.subject.common_name`
pub const FILE_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(673);
/// `file.x509.subject.country`
pub const FILE_X509_SUBJECT_COUNTRY: FieldId = FieldId(674);
/// `file.x509.subject.distinguished_name`
pub const FILE_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(675);
/// `file.x509.subject.locality`
pub const FILE_X509_SUBJECT_LOCALITY: FieldId = FieldId(676);
/// `file.x509.subject.organization`
pub const FILE_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(677);
/// `file.x509.subject.organizational_unit`
pub const FILE_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(678);
/// `file.x509.subject.state_or_province`
pub const FILE_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(679);
/// `file.x509.version_number`
pub const FILE_X509_VERSION_NUMBER: FieldId = FieldId(680);
/// `gen_ai.agent.description`
pub const GEN_AI_AGENT_DESCRIPTION: FieldId = FieldId(681);
/// `gen_ai.agent.id`
pub const GEN_AI_AGENT_ID: FieldId = FieldId(682);
/// `gen_ai.agent.name`
pub const GEN_AI_AGENT_NAME: FieldId = FieldId(683);
/// `gen_ai.input.messages`
pub const GEN_AI_INPUT_MESSAGES: FieldId = FieldId(684);
/// `gen_ai.operation.name`
pub const GEN_AI_OPERATION_NAME: FieldId = FieldId(685);
/// `gen_ai.output.messages`
pub const GEN_AI_OUTPUT_MESSAGES: FieldId = FieldId(686);
/// `gen_ai.output.type`
pub const GEN_AI_OUTPUT_TYPE: FieldId = FieldId(687);
/// `gen_ai.provider.name`
pub const GEN_AI_PROVIDER_NAME: FieldId = FieldId(688);
/// `gen_ai.request.choice.count`
pub const GEN_AI_REQUEST_CHOICE_COUNT: FieldId = FieldId(689);
/// `gen_ai.request.encoding_formats`
pub const GEN_AI_REQUEST_ENCODING_FORMATS: FieldId = FieldId(690);
/// `gen_ai.request.frequency_penalty`
pub const GEN_AI_REQUEST_FREQUENCY_PENALTY: FieldId = FieldId(691);
/// `gen_ai.request.max_tokens`
pub const GEN_AI_REQUEST_MAX_TOKENS: FieldId = FieldId(692);
/// `gen_ai.request.model`
pub const GEN_AI_REQUEST_MODEL: FieldId = FieldId(693);
/// `gen_ai.request.presence_penalty`
pub const GEN_AI_REQUEST_PRESENCE_PENALTY: FieldId = FieldId(694);
/// `gen_ai.request.seed`
pub const GEN_AI_REQUEST_SEED: FieldId = FieldId(695);
/// `gen_ai.request.stop_sequences`
pub const GEN_AI_REQUEST_STOP_SEQUENCES: FieldId = FieldId(696);
/// `gen_ai.request.temperature`
pub const GEN_AI_REQUEST_TEMPERATURE: FieldId = FieldId(697);
/// `gen_ai.request.top_k`
pub const GEN_AI_REQUEST_TOP_K: FieldId = FieldId(698);
/// `gen_ai.request.top_p`
pub const GEN_AI_REQUEST_TOP_P: FieldId = FieldId(699);
/// `gen_ai.response.finish_reasons`
pub const GEN_AI_RESPONSE_FINISH_REASONS: FieldId = FieldId(700);
/// `gen_ai.response.id`
pub const GEN_AI_RESPONSE_ID: FieldId = FieldId(701);
/// `gen_ai.response.model`
pub const GEN_AI_RESPONSE_MODEL: FieldId = FieldId(702);
/// `gen_ai.system_instructions`
pub const GEN_AI_SYSTEM_INSTRUCTIONS: FieldId = FieldId(703);
/// `gen_ai.token.type`
pub const GEN_AI_TOKEN_TYPE: FieldId = FieldId(704);
/// `gen_ai.tool.call.arguments`
pub const GEN_AI_TOOL_CALL_ARGUMENTS: FieldId = FieldId(705);
/// `gen_ai.tool.call.id`
pub const GEN_AI_TOOL_CALL_ID: FieldId = FieldId(706);
/// `gen_ai.tool.call.result`
pub const GEN_AI_TOOL_CALL_RESULT: FieldId = FieldId(707);
/// `gen_ai.tool.definitions`
pub const GEN_AI_TOOL_DEFINITIONS: FieldId = FieldId(708);
/// `gen_ai.tool.name`
pub const GEN_AI_TOOL_NAME: FieldId = FieldId(709);
/// `gen_ai.tool.type`
pub const GEN_AI_TOOL_TYPE: FieldId = FieldId(710);
/// `gen_ai.usage.input_tokens`
pub const GEN_AI_USAGE_INPUT_TOKENS: FieldId = FieldId(711);
/// `gen_ai.usage.output_tokens`
pub const GEN_AI_USAGE_OUTPUT_TOKENS: FieldId = FieldId(712);
/// `group.domain`
pub const GROUP_DOMAIN: FieldId = FieldId(713);
/// `group.id`
pub const GROUP_ID: FieldId = FieldId(714);
/// `group.name`
pub const GROUP_NAME: FieldId = FieldId(715);
/// `host.architecture`
pub const HOST_ARCHITECTURE: FieldId = FieldId(716);
/// `host.boot.id`
pub const HOST_BOOT_ID: FieldId = FieldId(717);
/// `host.cpu.usage`
pub const HOST_CPU_USAGE: FieldId = FieldId(718);
/// `host.disk.read.bytes`
pub const HOST_DISK_READ_BYTES: FieldId = FieldId(719);
/// `host.disk.write.bytes`
pub const HOST_DISK_WRITE_BYTES: FieldId = FieldId(720);
/// `host.domain`
pub const HOST_DOMAIN: FieldId = FieldId(721);
/// `host.entity.attributes.known_redirects`
pub const HOST_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(722);
/// `host.entity.attributes.managed`
pub const HOST_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(723);
/// `host.entity.attributes.mfa_enabled`
pub const HOST_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(724);
/// `host.entity.attributes.oauth_consent_restriction`
pub const HOST_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(725);
/// `host.entity.attributes.permissions`
pub const HOST_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(726);
/// `host.entity.attributes.storage_class`
pub const HOST_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(727);
/// `host.entity.behavior`
pub const HOST_ENTITY_BEHAVIOR: FieldId = FieldId(728);
/// `host.entity.display_name`
pub const HOST_ENTITY_DISPLAY_NAME: FieldId = FieldId(729);
/// `host.entity.id`
pub const HOST_ENTITY_ID: FieldId = FieldId(730);
/// `host.entity.last_seen_timestamp`
pub const HOST_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(731);
/// `host.entity.lifecycle.last_activity`
pub const HOST_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(732);
/// `host.entity.metrics`
pub const HOST_ENTITY_METRICS: FieldId = FieldId(733);
/// `host.entity.name`
pub const HOST_ENTITY_NAME: FieldId = FieldId(734);
/// `host.entity.raw`
pub const HOST_ENTITY_RAW: FieldId = FieldId(735);
/// `host.entity.reference`
pub const HOST_ENTITY_REFERENCE: FieldId = FieldId(736);
/// `host.entity.relationships.administers.entity.id`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(737);
/// `host.entity.relationships.administers.host.id`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(738);
/// `host.entity.relationships.administers.host.name`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(739);
/// `host.entity.relationships.administers.service.id`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(740);
/// `host.entity.relationships.administers.service.name`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(741);
/// `host.entity.relationships.administers.user.domain`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(742);
/// `host.entity.relationships.administers.user.email`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(743);
/// `host.entity.relationships.administers.user.id`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(744);
/// `host.entity.relationships.administers.user.name`
pub const HOST_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(745);
/// `host.entity.relationships.depends_on.entity.id`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(746);
/// `host.entity.relationships.depends_on.host.id`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(747);
/// `host.entity.relationships.depends_on.host.name`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(748);
/// `host.entity.relationships.depends_on.service.id`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(749);
/// `host.entity.relationships.depends_on.service.name`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(750);
/// `host.entity.relationships.depends_on.user.domain`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(751);
/// `host.entity.relationships.depends_on.user.email`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(752);
/// `host.entity.relationships.depends_on.user.id`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(753);
/// `host.entity.relationships.depends_on.user.name`
pub const HOST_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(754);
/// `host.entity.relationships.owns.entity.id`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(755);
/// `host.entity.relationships.owns.host.id`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(756);
/// `host.entity.relationships.owns.host.name`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(757);
/// `host.entity.relationships.owns.service.id`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(758);
/// `host.entity.relationships.owns.service.name`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(759);
/// `host.entity.relationships.owns.user.domain`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(760);
/// `host.entity.relationships.owns.user.email`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(761);
/// `host.entity.relationships.owns.user.id`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(762);
/// `host.entity.relationships.owns.user.name`
pub const HOST_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(763);
/// `host.entity.relationships.supervises.entity.id`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(764);
/// `host.entity.relationships.supervises.host.id`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(765);
/// `host.entity.relationships.supervises.host.name`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(766);
/// `host.entity.relationships.supervises.service.id`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(767);
/// `host.entity.relationships.supervises.service.name`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(768);
/// `host.entity.relationships.supervises.user.domain`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(769);
/// `host.entity.relationships.supervises.user.email`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(770);
/// `host.entity.relationships.supervises.user.id`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(771);
/// `host.entity.relationships.supervises.user.name`
pub const HOST_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(772);
/// `host.entity.source`
pub const HOST_ENTITY_SOURCE: FieldId = FieldId(773);
/// `host.entity.sub_type`
pub const HOST_ENTITY_SUB_TYPE: FieldId = FieldId(774);
/// `host.entity.type`
pub const HOST_ENTITY_TYPE: FieldId = FieldId(775);
/// `host.geo.city_name`
pub const HOST_GEO_CITY_NAME: FieldId = FieldId(776);
/// `host.geo.continent_code`
pub const HOST_GEO_CONTINENT_CODE: FieldId = FieldId(777);
/// `host.geo.continent_name`
pub const HOST_GEO_CONTINENT_NAME: FieldId = FieldId(778);
/// `host.geo.country_iso_code`
pub const HOST_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(779);
/// `host.geo.country_name`
pub const HOST_GEO_COUNTRY_NAME: FieldId = FieldId(780);
/// `host.geo.location`
pub const HOST_GEO_LOCATION: FieldId = FieldId(781);
/// `host.geo.name`
pub const HOST_GEO_NAME: FieldId = FieldId(782);
/// `host.geo.postal_code`
pub const HOST_GEO_POSTAL_CODE: FieldId = FieldId(783);
/// `host.geo.region_iso_code`
pub const HOST_GEO_REGION_ISO_CODE: FieldId = FieldId(784);
/// `host.geo.region_name`
pub const HOST_GEO_REGION_NAME: FieldId = FieldId(785);
/// `host.geo.timezone`
pub const HOST_GEO_TIMEZONE: FieldId = FieldId(786);
/// `host.hostname`
pub const HOST_HOSTNAME: FieldId = FieldId(787);
/// `host.id`
pub const HOST_ID: FieldId = FieldId(788);
/// `host.ip`
pub const HOST_IP: FieldId = FieldId(789);
/// `host.mac`
pub const HOST_MAC: FieldId = FieldId(790);
/// `host.name`
pub const HOST_NAME: FieldId = FieldId(791);
/// `host.network.egress.bytes`
pub const HOST_NETWORK_EGRESS_BYTES: FieldId = FieldId(792);
/// `host.network.egress.packets`
pub const HOST_NETWORK_EGRESS_PACKETS: FieldId = FieldId(793);
/// `host.network.ingress.bytes`
pub const HOST_NETWORK_INGRESS_BYTES: FieldId = FieldId(794);
/// `host.network.ingress.packets`
pub const HOST_NETWORK_INGRESS_PACKETS: FieldId = FieldId(795);
/// `host.os.family`
pub const HOST_OS_FAMILY: FieldId = FieldId(796);
/// `host.os.full`
pub const HOST_OS_FULL: FieldId = FieldId(797);
/// `host.os.kernel`
pub const HOST_OS_KERNEL: FieldId = FieldId(798);
/// `host.os.name`
pub const HOST_OS_NAME: FieldId = FieldId(799);
/// `host.os.platform`
pub const HOST_OS_PLATFORM: FieldId = FieldId(800);
/// `host.os.type`
pub const HOST_OS_TYPE: FieldId = FieldId(801);
/// `host.os.version`
pub const HOST_OS_VERSION: FieldId = FieldId(802);
/// `host.pid_ns_ino`
pub const HOST_PID_NS_INO: FieldId = FieldId(803);
/// `host.risk.calculated_level`
pub const HOST_RISK_CALCULATED_LEVEL: FieldId = FieldId(804);
/// `host.risk.calculated_score`
pub const HOST_RISK_CALCULATED_SCORE: FieldId = FieldId(805);
/// `host.risk.calculated_score_norm`
pub const HOST_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(806);
/// `host.risk.static_level`
pub const HOST_RISK_STATIC_LEVEL: FieldId = FieldId(807);
/// `host.risk.static_score`
pub const HOST_RISK_STATIC_SCORE: FieldId = FieldId(808);
/// `host.risk.static_score_norm`
pub const HOST_RISK_STATIC_SCORE_NORM: FieldId = FieldId(809);
/// `host.target.architecture`
pub const HOST_TARGET_ARCHITECTURE: FieldId = FieldId(810);
/// `host.target.boot.id`
pub const HOST_TARGET_BOOT_ID: FieldId = FieldId(811);
/// `host.target.cpu.usage`
pub const HOST_TARGET_CPU_USAGE: FieldId = FieldId(812);
/// `host.target.disk.read.bytes`
pub const HOST_TARGET_DISK_READ_BYTES: FieldId = FieldId(813);
/// `host.target.disk.write.bytes`
pub const HOST_TARGET_DISK_WRITE_BYTES: FieldId = FieldId(814);
/// `host.target.domain`
pub const HOST_TARGET_DOMAIN: FieldId = FieldId(815);
/// `host.target.entity.attributes.known_redirects`
pub const HOST_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(816);
/// `host.target.entity.attributes.managed`
pub const HOST_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(817);
/// `host.target.entity.attributes.mfa_enabled`
pub const HOST_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(818);
/// `host.target.entity.attributes.oauth_consent_restriction`
pub const HOST_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(819);
/// `host.target.entity.attributes.permissions`
pub const HOST_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(820);
/// `host.target.entity.attributes.storage_class`
pub const HOST_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(821);
/// `host.target.entity.behavior`
pub const HOST_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(822);
/// `host.target.entity.display_name`
pub const HOST_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(823);
/// `host.target.entity.id`
pub const HOST_TARGET_ENTITY_ID: FieldId = FieldId(824);
/// `host.target.entity.last_seen_timestamp`
pub const HOST_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(825);
/// `host.target.entity.lifecycle.last_activity`
pub const HOST_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(826);
/// `host.target.entity.metrics`
pub const HOST_TARGET_ENTITY_METRICS: FieldId = FieldId(827);
/// `host.target.entity.name`
pub const HOST_TARGET_ENTITY_NAME: FieldId = FieldId(828);
/// `host.target.entity.raw`
pub const HOST_TARGET_ENTITY_RAW: FieldId = FieldId(829);
/// `host.target.entity.reference`
pub const HOST_TARGET_ENTITY_REFERENCE: FieldId = FieldId(830);
/// `host.target.entity.relationships.administers.entity.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(831);
/// `host.target.entity.relationships.administers.host.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(832);
/// `host.target.entity.relationships.administers.host.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(833);
/// `host.target.entity.relationships.administers.service.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(834);
/// `host.target.entity.relationships.administers.service.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(835);
/// `host.target.entity.relationships.administers.user.domain`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(836);
/// `host.target.entity.relationships.administers.user.email`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(837);
/// `host.target.entity.relationships.administers.user.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(838);
/// `host.target.entity.relationships.administers.user.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(839);
/// `host.target.entity.relationships.depends_on.entity.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(840);
/// `host.target.entity.relationships.depends_on.host.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(841);
/// `host.target.entity.relationships.depends_on.host.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(842);
/// `host.target.entity.relationships.depends_on.service.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(843);
/// `host.target.entity.relationships.depends_on.service.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(844);
/// `host.target.entity.relationships.depends_on.user.domain`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(845);
/// `host.target.entity.relationships.depends_on.user.email`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(846);
/// `host.target.entity.relationships.depends_on.user.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(847);
/// `host.target.entity.relationships.depends_on.user.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(848);
/// `host.target.entity.relationships.owns.entity.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(849);
/// `host.target.entity.relationships.owns.host.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(850);
/// `host.target.entity.relationships.owns.host.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(851);
/// `host.target.entity.relationships.owns.service.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(852);
/// `host.target.entity.relationships.owns.service.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(853);
/// `host.target.entity.relationships.owns.user.domain`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(854);
/// `host.target.entity.relationships.owns.user.email`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(855);
/// `host.target.entity.relationships.owns.user.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(856);
/// `host.target.entity.relationships.owns.user.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(857);
/// `host.target.entity.relationships.supervises.entity.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(858);
/// `host.target.entity.relationships.supervises.host.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(859);
/// `host.target.entity.relationships.supervises.host.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(860);
/// `host.target.entity.relationships.supervises.service.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(861);
/// `host.target.entity.relationships.supervises.service.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(862);
/// `host.target.entity.relationships.supervises.user.domain`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(863);
/// `host.target.entity.relationships.supervises.user.email`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(864);
/// `host.target.entity.relationships.supervises.user.id`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(865);
/// `host.target.entity.relationships.supervises.user.name`
pub const HOST_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(866);
/// `host.target.entity.source`
pub const HOST_TARGET_ENTITY_SOURCE: FieldId = FieldId(867);
/// `host.target.entity.sub_type`
pub const HOST_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(868);
/// `host.target.entity.type`
pub const HOST_TARGET_ENTITY_TYPE: FieldId = FieldId(869);
/// `host.target.geo.city_name`
pub const HOST_TARGET_GEO_CITY_NAME: FieldId = FieldId(870);
/// `host.target.geo.continent_code`
pub const HOST_TARGET_GEO_CONTINENT_CODE: FieldId = FieldId(871);
/// `host.target.geo.continent_name`
pub const HOST_TARGET_GEO_CONTINENT_NAME: FieldId = FieldId(872);
/// `host.target.geo.country_iso_code`
pub const HOST_TARGET_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(873);
/// `host.target.geo.country_name`
pub const HOST_TARGET_GEO_COUNTRY_NAME: FieldId = FieldId(874);
/// `host.target.geo.location`
pub const HOST_TARGET_GEO_LOCATION: FieldId = FieldId(875);
/// `host.target.geo.name`
pub const HOST_TARGET_GEO_NAME: FieldId = FieldId(876);
/// `host.target.geo.postal_code`
pub const HOST_TARGET_GEO_POSTAL_CODE: FieldId = FieldId(877);
/// `host.target.geo.region_iso_code`
pub const HOST_TARGET_GEO_REGION_ISO_CODE: FieldId = FieldId(878);
/// `host.target.geo.region_name`
pub const HOST_TARGET_GEO_REGION_NAME: FieldId = FieldId(879);
/// `host.target.geo.timezone`
pub const HOST_TARGET_GEO_TIMEZONE: FieldId = FieldId(880);
/// `host.target.hostname`
pub const HOST_TARGET_HOSTNAME: FieldId = FieldId(881);
/// `host.target.id`
pub const HOST_TARGET_ID: FieldId = FieldId(882);
/// `host.target.ip`
pub const HOST_TARGET_IP: FieldId = FieldId(883);
/// `host.target.mac`
pub const HOST_TARGET_MAC: FieldId = FieldId(884);
/// `host.target.name`
pub const HOST_TARGET_NAME: FieldId = FieldId(885);
/// `host.target.network.egress.bytes`
pub const HOST_TARGET_NETWORK_EGRESS_BYTES: FieldId = FieldId(886);
/// `host.target.network.egress.packets`
pub const HOST_TARGET_NETWORK_EGRESS_PACKETS: FieldId = FieldId(887);
/// `host.target.network.ingress.bytes`
pub const HOST_TARGET_NETWORK_INGRESS_BYTES: FieldId = FieldId(888);
/// `host.target.network.ingress.packets`
pub const HOST_TARGET_NETWORK_INGRESS_PACKETS: FieldId = FieldId(889);
/// `host.target.os.family`
pub const HOST_TARGET_OS_FAMILY: FieldId = FieldId(890);
/// `host.target.os.full`
pub const HOST_TARGET_OS_FULL: FieldId = FieldId(891);
/// `host.target.os.kernel`
pub const HOST_TARGET_OS_KERNEL: FieldId = FieldId(892);
/// `host.target.os.name`
pub const HOST_TARGET_OS_NAME: FieldId = FieldId(893);
/// `host.target.os.platform`
pub const HOST_TARGET_OS_PLATFORM: FieldId = FieldId(894);
/// `host.target.os.type`
pub const HOST_TARGET_OS_TYPE: FieldId = FieldId(895);
/// `host.target.os.version`
pub const HOST_TARGET_OS_VERSION: FieldId = FieldId(896);
/// `host.target.pid_ns_ino`
pub const HOST_TARGET_PID_NS_INO: FieldId = FieldId(897);
/// `host.target.risk.calculated_level`
pub const HOST_TARGET_RISK_CALCULATED_LEVEL: FieldId = FieldId(898);
/// `host.target.risk.calculated_score`
pub const HOST_TARGET_RISK_CALCULATED_SCORE: FieldId = FieldId(899);
/// `host.target.risk.calculated_score_norm`
pub const HOST_TARGET_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(900);
/// `host.target.risk.static_level`
pub const HOST_TARGET_RISK_STATIC_LEVEL: FieldId = FieldId(901);
/// `host.target.risk.static_score`
pub const HOST_TARGET_RISK_STATIC_SCORE: FieldId = FieldId(902);
/// `host.target.risk.static_score_norm`
pub const HOST_TARGET_RISK_STATIC_SCORE_NORM: FieldId = FieldId(903);
/// `host.target.type`
pub const HOST_TARGET_TYPE: FieldId = FieldId(904);
/// `host.target.uptime`
pub const HOST_TARGET_UPTIME: FieldId = FieldId(905);
/// `host.type`
pub const HOST_TYPE: FieldId = FieldId(906);
/// `host.uptime`
pub const HOST_UPTIME: FieldId = FieldId(907);
/// `http.request.body.bytes`
pub const HTTP_REQUEST_BODY_BYTES: FieldId = FieldId(908);
/// `http.request.body.content`
pub const HTTP_REQUEST_BODY_CONTENT: FieldId = FieldId(909);
/// `http.request.bytes`
pub const HTTP_REQUEST_BYTES: FieldId = FieldId(910);
/// `http.request.id`
pub const HTTP_REQUEST_ID: FieldId = FieldId(911);
/// `http.request.method`
pub const HTTP_REQUEST_METHOD: FieldId = FieldId(912);
/// `http.request.mime_type`
pub const HTTP_REQUEST_MIME_TYPE: FieldId = FieldId(913);
/// `http.request.referrer`
pub const HTTP_REQUEST_REFERRER: FieldId = FieldId(914);
/// `http.response.body.bytes`
pub const HTTP_RESPONSE_BODY_BYTES: FieldId = FieldId(915);
/// `http.response.body.content`
pub const HTTP_RESPONSE_BODY_CONTENT: FieldId = FieldId(916);
/// `http.response.bytes`
pub const HTTP_RESPONSE_BYTES: FieldId = FieldId(917);
/// `http.response.mime_type`
pub const HTTP_RESPONSE_MIME_TYPE: FieldId = FieldId(918);
/// `http.response.status_code`
pub const HTTP_RESPONSE_STATUS_CODE: FieldId = FieldId(919);
/// `http.version`
pub const HTTP_VERSION: FieldId = FieldId(920);
/// `labels`
pub const LABELS: FieldId = FieldId(921);
/// `log.file.path`
pub const LOG_FILE_PATH: FieldId = FieldId(922);
/// `log.level`
pub const LOG_LEVEL: FieldId = FieldId(923);
/// `log.logger`
pub const LOG_LOGGER: FieldId = FieldId(924);
/// `log.origin.file.line`
pub const LOG_ORIGIN_FILE_LINE: FieldId = FieldId(925);
/// `log.origin.file.name`
pub const LOG_ORIGIN_FILE_NAME: FieldId = FieldId(926);
/// `log.origin.function`
pub const LOG_ORIGIN_FUNCTION: FieldId = FieldId(927);
/// `log.syslog`
pub const LOG_SYSLOG: FieldId = FieldId(928);
/// `log.syslog.appname`
pub const LOG_SYSLOG_APPNAME: FieldId = FieldId(929);
/// `log.syslog.facility.code`
pub const LOG_SYSLOG_FACILITY_CODE: FieldId = FieldId(930);
/// `log.syslog.facility.name`
pub const LOG_SYSLOG_FACILITY_NAME: FieldId = FieldId(931);
/// `log.syslog.hostname`
pub const LOG_SYSLOG_HOSTNAME: FieldId = FieldId(932);
/// `log.syslog.msgid`
pub const LOG_SYSLOG_MSGID: FieldId = FieldId(933);
/// `log.syslog.priority`
pub const LOG_SYSLOG_PRIORITY: FieldId = FieldId(934);
/// `log.syslog.procid`
pub const LOG_SYSLOG_PROCID: FieldId = FieldId(935);
/// `log.syslog.severity.code`
pub const LOG_SYSLOG_SEVERITY_CODE: FieldId = FieldId(936);
/// `log.syslog.severity.name`
pub const LOG_SYSLOG_SEVERITY_NAME: FieldId = FieldId(937);
/// `log.syslog.structured_data`
pub const LOG_SYSLOG_STRUCTURED_DATA: FieldId = FieldId(938);
/// `log.syslog.version`
pub const LOG_SYSLOG_VERSION: FieldId = FieldId(939);
/// `message`
pub const MESSAGE: FieldId = FieldId(940);
/// `network.application`
pub const NETWORK_APPLICATION: FieldId = FieldId(941);
/// `network.bytes`
pub const NETWORK_BYTES: FieldId = FieldId(942);
/// `network.community_id`
pub const NETWORK_COMMUNITY_ID: FieldId = FieldId(943);
/// `network.direction`
pub const NETWORK_DIRECTION: FieldId = FieldId(944);
/// `network.forwarded_ip`
pub const NETWORK_FORWARDED_IP: FieldId = FieldId(945);
/// `network.iana_number`
pub const NETWORK_IANA_NUMBER: FieldId = FieldId(946);
/// `network.inner`
pub const NETWORK_INNER: FieldId = FieldId(947);
/// `network.inner.vlan.id`
pub const NETWORK_INNER_VLAN_ID: FieldId = FieldId(948);
/// `network.inner.vlan.name`
pub const NETWORK_INNER_VLAN_NAME: FieldId = FieldId(949);
/// `network.name`
pub const NETWORK_NAME: FieldId = FieldId(950);
/// `network.packets`
pub const NETWORK_PACKETS: FieldId = FieldId(951);
/// `network.protocol`
pub const NETWORK_PROTOCOL: FieldId = FieldId(952);
/// `network.transport`
pub const NETWORK_TRANSPORT: FieldId = FieldId(953);
/// `network.type`
pub const NETWORK_TYPE: FieldId = FieldId(954);
/// `network.vlan.id`
pub const NETWORK_VLAN_ID: FieldId = FieldId(955);
/// `network.vlan.name`
pub const NETWORK_VLAN_NAME: FieldId = FieldId(956);
/// `observer.egress`
pub const OBSERVER_EGRESS: FieldId = FieldId(957);
/// `observer.egress.interface.alias`
pub const OBSERVER_EGRESS_INTERFACE_ALIAS: FieldId = FieldId(958);
/// `observer.egress.interface.id`
pub const OBSERVER_EGRESS_INTERFACE_ID: FieldId = FieldId(959);
/// `observer.egress.interface.name`
pub const OBSERVER_EGRESS_INTERFACE_NAME: FieldId = FieldId(960);
/// `observer.egress.vlan.id`
pub const OBSERVER_EGRESS_VLAN_ID: FieldId = FieldId(961);
/// `observer.egress.vlan.name`
pub const OBSERVER_EGRESS_VLAN_NAME: FieldId = FieldId(962);
/// `observer.egress.zone`
pub const OBSERVER_EGRESS_ZONE: FieldId = FieldId(963);
/// `observer.geo.city_name`
pub const OBSERVER_GEO_CITY_NAME: FieldId = FieldId(964);
/// `observer.geo.continent_code`
pub const OBSERVER_GEO_CONTINENT_CODE: FieldId = FieldId(965);
/// `observer.geo.continent_name`
pub const OBSERVER_GEO_CONTINENT_NAME: FieldId = FieldId(966);
/// `observer.geo.country_iso_code`
pub const OBSERVER_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(967);
/// `observer.geo.country_name`
pub const OBSERVER_GEO_COUNTRY_NAME: FieldId = FieldId(968);
/// `observer.geo.location`
pub const OBSERVER_GEO_LOCATION: FieldId = FieldId(969);
/// `observer.geo.name`
pub const OBSERVER_GEO_NAME: FieldId = FieldId(970);
/// `observer.geo.postal_code`
pub const OBSERVER_GEO_POSTAL_CODE: FieldId = FieldId(971);
/// `observer.geo.region_iso_code`
pub const OBSERVER_GEO_REGION_ISO_CODE: FieldId = FieldId(972);
/// `observer.geo.region_name`
pub const OBSERVER_GEO_REGION_NAME: FieldId = FieldId(973);
/// `observer.geo.timezone`
pub const OBSERVER_GEO_TIMEZONE: FieldId = FieldId(974);
/// `observer.hostname`
pub const OBSERVER_HOSTNAME: FieldId = FieldId(975);
/// `observer.ingress`
pub const OBSERVER_INGRESS: FieldId = FieldId(976);
/// `observer.ingress.interface.alias`
pub const OBSERVER_INGRESS_INTERFACE_ALIAS: FieldId = FieldId(977);
/// `observer.ingress.interface.id`
pub const OBSERVER_INGRESS_INTERFACE_ID: FieldId = FieldId(978);
/// `observer.ingress.interface.name`
pub const OBSERVER_INGRESS_INTERFACE_NAME: FieldId = FieldId(979);
/// `observer.ingress.vlan.id`
pub const OBSERVER_INGRESS_VLAN_ID: FieldId = FieldId(980);
/// `observer.ingress.vlan.name`
pub const OBSERVER_INGRESS_VLAN_NAME: FieldId = FieldId(981);
/// `observer.ingress.zone`
pub const OBSERVER_INGRESS_ZONE: FieldId = FieldId(982);
/// `observer.ip`
pub const OBSERVER_IP: FieldId = FieldId(983);
/// `observer.mac`
pub const OBSERVER_MAC: FieldId = FieldId(984);
/// `observer.name`
pub const OBSERVER_NAME: FieldId = FieldId(985);
/// `observer.os.family`
pub const OBSERVER_OS_FAMILY: FieldId = FieldId(986);
/// `observer.os.full`
pub const OBSERVER_OS_FULL: FieldId = FieldId(987);
/// `observer.os.kernel`
pub const OBSERVER_OS_KERNEL: FieldId = FieldId(988);
/// `observer.os.name`
pub const OBSERVER_OS_NAME: FieldId = FieldId(989);
/// `observer.os.platform`
pub const OBSERVER_OS_PLATFORM: FieldId = FieldId(990);
/// `observer.os.type`
pub const OBSERVER_OS_TYPE: FieldId = FieldId(991);
/// `observer.os.version`
pub const OBSERVER_OS_VERSION: FieldId = FieldId(992);
/// `observer.product`
pub const OBSERVER_PRODUCT: FieldId = FieldId(993);
/// `observer.serial_number`
pub const OBSERVER_SERIAL_NUMBER: FieldId = FieldId(994);
/// `observer.type`
pub const OBSERVER_TYPE: FieldId = FieldId(995);
/// `observer.vendor`
pub const OBSERVER_VENDOR: FieldId = FieldId(996);
/// `observer.version`
pub const OBSERVER_VERSION: FieldId = FieldId(997);
/// `orchestrator.api_version`
pub const ORCHESTRATOR_API_VERSION: FieldId = FieldId(998);
/// `orchestrator.cluster.id`
pub const ORCHESTRATOR_CLUSTER_ID: FieldId = FieldId(999);
/// `orchestrator.cluster.name`
pub const ORCHESTRATOR_CLUSTER_NAME: FieldId = FieldId(1000);
/// `orchestrator.cluster.url`
pub const ORCHESTRATOR_CLUSTER_URL: FieldId = FieldId(1001);
/// `orchestrator.cluster.version`
pub const ORCHESTRATOR_CLUSTER_VERSION: FieldId = FieldId(1002);
/// `orchestrator.entity.attributes.known_redirects`
pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1003);
/// `orchestrator.entity.attributes.managed`
pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1004);
/// `orchestrator.entity.attributes.mfa_enabled`
pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1005);
/// `orchestrator.entity.attributes.oauth_consent_restriction`
pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1006);
/// `orchestrator.entity.attributes.permissions`
pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1007);
/// `orchestrator.entity.attributes.storage_class`
pub const ORCHESTRATOR_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1008);
/// `orchestrator.entity.behavior`
pub const ORCHESTRATOR_ENTITY_BEHAVIOR: FieldId = FieldId(1009);
/// `orchestrator.entity.display_name`
pub const ORCHESTRATOR_ENTITY_DISPLAY_NAME: FieldId = FieldId(1010);
/// `orchestrator.entity.id`
pub const ORCHESTRATOR_ENTITY_ID: FieldId = FieldId(1011);
/// `orchestrator.entity.last_seen_timestamp`
pub const ORCHESTRATOR_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1012);
/// `orchestrator.entity.lifecycle.last_activity`
pub const ORCHESTRATOR_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1013);
/// `orchestrator.entity.metrics`
pub const ORCHESTRATOR_ENTITY_METRICS: FieldId = FieldId(1014);
/// `orchestrator.entity.name`
pub const ORCHESTRATOR_ENTITY_NAME: FieldId = FieldId(1015);
/// `orchestrator.entity.raw`
pub const ORCHESTRATOR_ENTITY_RAW: FieldId = FieldId(1016);
/// `orchestrator.entity.reference`
pub const ORCHESTRATOR_ENTITY_REFERENCE: FieldId = FieldId(1017);
/// `orchestrator.entity.relationships.administers.entity.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1018);
/// `orchestrator.entity.relationships.administers.host.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1019);
/// `orchestrator.entity.relationships.administers.host.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1020);
/// `orchestrator.entity.relationships.administers.service.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1021);
/// `orchestrator.entity.relationships.administers.service.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1022);
/// `orchestrator.entity.relationships.administers.user.domain`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1023);
/// `orchestrator.entity.relationships.administers.user.email`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1024);
/// `orchestrator.entity.relationships.administers.user.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1025);
/// `orchestrator.entity.relationships.administers.user.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1026);
/// `orchestrator.entity.relationships.depends_on.entity.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1027);
/// `orchestrator.entity.relationships.depends_on.host.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1028);
/// `orchestrator.entity.relationships.depends_on.host.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1029);
/// `orchestrator.entity.relationships.depends_on.service.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1030);
/// `orchestrator.entity.relationships.depends_on.service.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1031);
/// `orchestrator.entity.relationships.depends_on.user.domain`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1032);
/// `orchestrator.entity.relationships.depends_on.user.email`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1033);
/// `orchestrator.entity.relationships.depends_on.user.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1034);
/// `orchestrator.entity.relationships.depends_on.user.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1035);
/// `orchestrator.entity.relationships.owns.entity.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1036);
/// `orchestrator.entity.relationships.owns.host.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1037);
/// `orchestrator.entity.relationships.owns.host.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1038);
/// `orchestrator.entity.relationships.owns.service.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1039);
/// `orchestrator.entity.relationships.owns.service.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1040);
/// `orchestrator.entity.relationships.owns.user.domain`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1041);
/// `orchestrator.entity.relationships.owns.user.email`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1042);
/// `orchestrator.entity.relationships.owns.user.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1043);
/// `orchestrator.entity.relationships.owns.user.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1044);
/// `orchestrator.entity.relationships.supervises.entity.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1045);
/// `orchestrator.entity.relationships.supervises.host.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1046);
/// `orchestrator.entity.relationships.supervises.host.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1047);
/// `orchestrator.entity.relationships.supervises.service.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1048);
/// `orchestrator.entity.relationships.supervises.service.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1049);
/// `orchestrator.entity.relationships.supervises.user.domain`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1050);
/// `orchestrator.entity.relationships.supervises.user.email`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1051);
/// `orchestrator.entity.relationships.supervises.user.id`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1052);
/// `orchestrator.entity.relationships.supervises.user.name`
pub const ORCHESTRATOR_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1053);
/// `orchestrator.entity.source`
pub const ORCHESTRATOR_ENTITY_SOURCE: FieldId = FieldId(1054);
/// `orchestrator.entity.sub_type`
pub const ORCHESTRATOR_ENTITY_SUB_TYPE: FieldId = FieldId(1055);
/// `orchestrator.entity.type`
pub const ORCHESTRATOR_ENTITY_TYPE: FieldId = FieldId(1056);
/// `orchestrator.namespace`
pub const ORCHESTRATOR_NAMESPACE: FieldId = FieldId(1057);
/// `orchestrator.organization`
pub const ORCHESTRATOR_ORGANIZATION: FieldId = FieldId(1058);
/// `orchestrator.resource.annotation`
pub const ORCHESTRATOR_RESOURCE_ANNOTATION: FieldId = FieldId(1059);
/// `orchestrator.resource.id`
pub const ORCHESTRATOR_RESOURCE_ID: FieldId = FieldId(1060);
/// `orchestrator.resource.ip`
pub const ORCHESTRATOR_RESOURCE_IP: FieldId = FieldId(1061);
/// `orchestrator.resource.label`
pub const ORCHESTRATOR_RESOURCE_LABEL: FieldId = FieldId(1062);
/// `orchestrator.resource.name`
pub const ORCHESTRATOR_RESOURCE_NAME: FieldId = FieldId(1063);
/// `orchestrator.resource.parent.type`
pub const ORCHESTRATOR_RESOURCE_PARENT_TYPE: FieldId = FieldId(1064);
/// `orchestrator.resource.type`
pub const ORCHESTRATOR_RESOURCE_TYPE: FieldId = FieldId(1065);
/// `orchestrator.type`
pub const ORCHESTRATOR_TYPE: FieldId = FieldId(1066);
/// `organization.id`
pub const ORGANIZATION_ID: FieldId = FieldId(1067);
/// `organization.name`
pub const ORGANIZATION_NAME: FieldId = FieldId(1068);
/// `package.architecture`
pub const PACKAGE_ARCHITECTURE: FieldId = FieldId(1069);
/// `package.build_version`
pub const PACKAGE_BUILD_VERSION: FieldId = FieldId(1070);
/// `package.checksum`
pub const PACKAGE_CHECKSUM: FieldId = FieldId(1071);
/// `package.description`
pub const PACKAGE_DESCRIPTION: FieldId = FieldId(1072);
/// `package.install_scope`
pub const PACKAGE_INSTALL_SCOPE: FieldId = FieldId(1073);
/// `package.installed`
pub const PACKAGE_INSTALLED: FieldId = FieldId(1074);
/// `package.license`
pub const PACKAGE_LICENSE: FieldId = FieldId(1075);
/// `package.name`
pub const PACKAGE_NAME: FieldId = FieldId(1076);
/// `package.path`
pub const PACKAGE_PATH: FieldId = FieldId(1077);
/// `package.reference`
pub const PACKAGE_REFERENCE: FieldId = FieldId(1078);
/// `package.size`
pub const PACKAGE_SIZE: FieldId = FieldId(1079);
/// `package.type`
pub const PACKAGE_TYPE: FieldId = FieldId(1080);
/// `package.version`
pub const PACKAGE_VERSION: FieldId = FieldId(1081);
/// `process.args`
pub const PROCESS_ARGS: FieldId = FieldId(1082);
/// `process.args_count`
pub const PROCESS_ARGS_COUNT: FieldId = FieldId(1083);
/// `process.code_signature.digest_algorithm`
pub const PROCESS_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1084);
/// `process.code_signature.exists`
pub const PROCESS_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1085);
/// `process.code_signature.flags`
pub const PROCESS_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1086);
/// `process.code_signature.signing_id`
pub const PROCESS_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1087);
/// `process.code_signature.status`
pub const PROCESS_CODE_SIGNATURE_STATUS: FieldId = FieldId(1088);
/// `process.code_signature.subject_name`
pub const PROCESS_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1089);
/// `process.code_signature.team_id`
pub const PROCESS_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1090);
/// `process.code_signature.thumbprint_sha256`
pub const PROCESS_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1091);
/// `process.code_signature.timestamp`
pub const PROCESS_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1092);
/// `process.code_signature.trusted`
pub const PROCESS_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1093);
/// `process.code_signature.valid`
pub const PROCESS_CODE_SIGNATURE_VALID: FieldId = FieldId(1094);
/// `process.command_line`
pub const PROCESS_COMMAND_LINE: FieldId = FieldId(1095);
/// `process.elf.architecture`
pub const PROCESS_ELF_ARCHITECTURE: FieldId = FieldId(1096);
/// `process.elf.byte_order`
pub const PROCESS_ELF_BYTE_ORDER: FieldId = FieldId(1097);
/// `process.elf.cpu_type`
pub const PROCESS_ELF_CPU_TYPE: FieldId = FieldId(1098);
/// `process.elf.creation_date`
pub const PROCESS_ELF_CREATION_DATE: FieldId = FieldId(1099);
/// `process.elf.exports`
pub const PROCESS_ELF_EXPORTS: FieldId = FieldId(1100);
/// `process.elf.go_import_hash`
pub const PROCESS_ELF_GO_IMPORT_HASH: FieldId = FieldId(1101);
/// `process.elf.go_imports`
pub const PROCESS_ELF_GO_IMPORTS: FieldId = FieldId(1102);
/// `process.elf.go_imports_names_entropy`
pub const PROCESS_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1103);
/// `process.elf.go_imports_names_var_entropy`
pub const PROCESS_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1104);
/// `process.elf.go_stripped`
pub const PROCESS_ELF_GO_STRIPPED: FieldId = FieldId(1105);
/// `process.elf.header.abi_version`
pub const PROCESS_ELF_HEADER_ABI_VERSION: FieldId = FieldId(1106);
/// `process.elf.header.class`
pub const PROCESS_ELF_HEADER_CLASS: FieldId = FieldId(1107);
/// `process.elf.header.data`
pub const PROCESS_ELF_HEADER_DATA: FieldId = FieldId(1108);
/// `process.elf.header.entrypoint`
pub const PROCESS_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(1109);
/// `process.elf.header.object_version`
pub const PROCESS_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(1110);
/// `process.elf.header.os_abi`
pub const PROCESS_ELF_HEADER_OS_ABI: FieldId = FieldId(1111);
/// `process.elf.header.type`
pub const PROCESS_ELF_HEADER_TYPE: FieldId = FieldId(1112);
/// `process.elf.header.version`
pub const PROCESS_ELF_HEADER_VERSION: FieldId = FieldId(1113);
/// `process.elf.import_hash`
pub const PROCESS_ELF_IMPORT_HASH: FieldId = FieldId(1114);
/// `process.elf.imports`
pub const PROCESS_ELF_IMPORTS: FieldId = FieldId(1115);
/// `process.elf.imports_names_entropy`
pub const PROCESS_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1116);
/// `process.elf.imports_names_var_entropy`
pub const PROCESS_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1117);
/// `process.elf.sections`
pub const PROCESS_ELF_SECTIONS: FieldId = FieldId(1118);
/// `process.elf.sections.chi2`
pub const PROCESS_ELF_SECTIONS_CHI2: FieldId = FieldId(1119);
/// `process.elf.sections.entropy`
pub const PROCESS_ELF_SECTIONS_ENTROPY: FieldId = FieldId(1120);
/// `process.elf.sections.flags`
pub const PROCESS_ELF_SECTIONS_FLAGS: FieldId = FieldId(1121);
/// `process.elf.sections.name`
pub const PROCESS_ELF_SECTIONS_NAME: FieldId = FieldId(1122);
/// `process.elf.sections.physical_offset`
pub const PROCESS_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(1123);
/// `process.elf.sections.physical_size`
pub const PROCESS_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1124);
/// `process.elf.sections.type`
pub const PROCESS_ELF_SECTIONS_TYPE: FieldId = FieldId(1125);
/// `process.elf.sections.var_entropy`
pub const PROCESS_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1126);
/// `process.elf.sections.virtual_address`
pub const PROCESS_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(1127);
/// `process.elf.sections.virtual_size`
pub const PROCESS_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1128);
/// `process.elf.segments`
pub const PROCESS_ELF_SEGMENTS: FieldId = FieldId(1129);
/// `process.elf.segments.sections`
pub const PROCESS_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(1130);
/// `process.elf.segments.type`
pub const PROCESS_ELF_SEGMENTS_TYPE: FieldId = FieldId(1131);
/// `process.elf.shared_libraries`
pub const PROCESS_ELF_SHARED_LIBRARIES: FieldId = FieldId(1132);
/// `process.elf.telfhash`
pub const PROCESS_ELF_TELFHASH: FieldId = FieldId(1133);
/// `process.end`
pub const PROCESS_END: FieldId = FieldId(1134);
/// `process.entity_id`
pub const PROCESS_ENTITY_ID: FieldId = FieldId(1135);
/// `process.entry_leader.args`
pub const PROCESS_ENTRY_LEADER_ARGS: FieldId = FieldId(1136);
/// `process.entry_leader.args_count`
pub const PROCESS_ENTRY_LEADER_ARGS_COUNT: FieldId = FieldId(1137);
/// `process.entry_leader.attested_groups.name`
pub const PROCESS_ENTRY_LEADER_ATTESTED_GROUPS_NAME: FieldId = FieldId(1138);
/// `process.entry_leader.attested_user.id`
pub const PROCESS_ENTRY_LEADER_ATTESTED_USER_ID: FieldId = FieldId(1139);
/// `process.entry_leader.attested_user.name`
pub const PROCESS_ENTRY_LEADER_ATTESTED_USER_NAME: FieldId = FieldId(1140);
/// `process.entry_leader.command_line`
pub const PROCESS_ENTRY_LEADER_COMMAND_LINE: FieldId = FieldId(1141);
/// `process.entry_leader.entity_id`
pub const PROCESS_ENTRY_LEADER_ENTITY_ID: FieldId = FieldId(1142);
/// `process.entry_leader.entry_meta.source.ip`
pub const PROCESS_ENTRY_LEADER_ENTRY_META_SOURCE_IP: FieldId = FieldId(1143);
/// `process.entry_leader.entry_meta.type`
pub const PROCESS_ENTRY_LEADER_ENTRY_META_TYPE: FieldId = FieldId(1144);
/// `process.entry_leader.executable`
pub const PROCESS_ENTRY_LEADER_EXECUTABLE: FieldId = FieldId(1145);
/// `process.entry_leader.group.id`
pub const PROCESS_ENTRY_LEADER_GROUP_ID: FieldId = FieldId(1146);
/// `process.entry_leader.group.name`
pub const PROCESS_ENTRY_LEADER_GROUP_NAME: FieldId = FieldId(1147);
/// `process.entry_leader.interactive`
pub const PROCESS_ENTRY_LEADER_INTERACTIVE: FieldId = FieldId(1148);
/// `process.entry_leader.name`
pub const PROCESS_ENTRY_LEADER_NAME: FieldId = FieldId(1149);
/// `process.entry_leader.parent.entity_id`
pub const PROCESS_ENTRY_LEADER_PARENT_ENTITY_ID: FieldId = FieldId(1150);
/// `process.entry_leader.parent.pid`
pub const PROCESS_ENTRY_LEADER_PARENT_PID: FieldId = FieldId(1151);
/// `process.entry_leader.parent.session_leader.entity_id`
pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_ENTITY_ID: FieldId = FieldId(1152);
/// `process.entry_leader.parent.session_leader.pid`
pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_PID: FieldId = FieldId(1153);
/// `process.entry_leader.parent.session_leader.start`
pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_START: FieldId = FieldId(1154);
/// `process.entry_leader.parent.session_leader.vpid`
pub const PROCESS_ENTRY_LEADER_PARENT_SESSION_LEADER_VPID: FieldId = FieldId(1155);
/// `process.entry_leader.parent.start`
pub const PROCESS_ENTRY_LEADER_PARENT_START: FieldId = FieldId(1156);
/// `process.entry_leader.parent.vpid`
pub const PROCESS_ENTRY_LEADER_PARENT_VPID: FieldId = FieldId(1157);
/// `process.entry_leader.pid`
pub const PROCESS_ENTRY_LEADER_PID: FieldId = FieldId(1158);
/// `process.entry_leader.real_group.id`
pub const PROCESS_ENTRY_LEADER_REAL_GROUP_ID: FieldId = FieldId(1159);
/// `process.entry_leader.real_group.name`
pub const PROCESS_ENTRY_LEADER_REAL_GROUP_NAME: FieldId = FieldId(1160);
/// `process.entry_leader.real_user.id`
pub const PROCESS_ENTRY_LEADER_REAL_USER_ID: FieldId = FieldId(1161);
/// `process.entry_leader.real_user.name`
pub const PROCESS_ENTRY_LEADER_REAL_USER_NAME: FieldId = FieldId(1162);
/// `process.entry_leader.same_as_process`
pub const PROCESS_ENTRY_LEADER_SAME_AS_PROCESS: FieldId = FieldId(1163);
/// `process.entry_leader.saved_group.id`
pub const PROCESS_ENTRY_LEADER_SAVED_GROUP_ID: FieldId = FieldId(1164);
/// `process.entry_leader.saved_group.name`
pub const PROCESS_ENTRY_LEADER_SAVED_GROUP_NAME: FieldId = FieldId(1165);
/// `process.entry_leader.saved_user.id`
pub const PROCESS_ENTRY_LEADER_SAVED_USER_ID: FieldId = FieldId(1166);
/// `process.entry_leader.saved_user.name`
pub const PROCESS_ENTRY_LEADER_SAVED_USER_NAME: FieldId = FieldId(1167);
/// `process.entry_leader.start`
pub const PROCESS_ENTRY_LEADER_START: FieldId = FieldId(1168);
/// `process.entry_leader.supplemental_groups.id`
pub const PROCESS_ENTRY_LEADER_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1169);
/// `process.entry_leader.supplemental_groups.name`
pub const PROCESS_ENTRY_LEADER_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1170);
/// `process.entry_leader.tty`
pub const PROCESS_ENTRY_LEADER_TTY: FieldId = FieldId(1171);
/// `process.entry_leader.tty.char_device.major`
pub const PROCESS_ENTRY_LEADER_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1172);
/// `process.entry_leader.tty.char_device.minor`
pub const PROCESS_ENTRY_LEADER_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1173);
/// `process.entry_leader.user.id`
pub const PROCESS_ENTRY_LEADER_USER_ID: FieldId = FieldId(1174);
/// `process.entry_leader.user.name`
pub const PROCESS_ENTRY_LEADER_USER_NAME: FieldId = FieldId(1175);
/// `process.entry_leader.vpid`
pub const PROCESS_ENTRY_LEADER_VPID: FieldId = FieldId(1176);
/// `process.entry_leader.working_directory`
pub const PROCESS_ENTRY_LEADER_WORKING_DIRECTORY: FieldId = FieldId(1177);
/// `process.env_vars`
pub const PROCESS_ENV_VARS: FieldId = FieldId(1178);
/// `process.executable`
pub const PROCESS_EXECUTABLE: FieldId = FieldId(1179);
/// `process.exit_code`
pub const PROCESS_EXIT_CODE: FieldId = FieldId(1180);
/// `process.group.id`
pub const PROCESS_GROUP_ID: FieldId = FieldId(1181);
/// `process.group.name`
pub const PROCESS_GROUP_NAME: FieldId = FieldId(1182);
/// `process.group_leader.args`
pub const PROCESS_GROUP_LEADER_ARGS: FieldId = FieldId(1183);
/// `process.group_leader.args_count`
pub const PROCESS_GROUP_LEADER_ARGS_COUNT: FieldId = FieldId(1184);
/// `process.group_leader.command_line`
pub const PROCESS_GROUP_LEADER_COMMAND_LINE: FieldId = FieldId(1185);
/// `process.group_leader.entity_id`
pub const PROCESS_GROUP_LEADER_ENTITY_ID: FieldId = FieldId(1186);
/// `process.group_leader.executable`
pub const PROCESS_GROUP_LEADER_EXECUTABLE: FieldId = FieldId(1187);
/// `process.group_leader.group.id`
pub const PROCESS_GROUP_LEADER_GROUP_ID: FieldId = FieldId(1188);
/// `process.group_leader.group.name`
pub const PROCESS_GROUP_LEADER_GROUP_NAME: FieldId = FieldId(1189);
/// `process.group_leader.interactive`
pub const PROCESS_GROUP_LEADER_INTERACTIVE: FieldId = FieldId(1190);
/// `process.group_leader.name`
pub const PROCESS_GROUP_LEADER_NAME: FieldId = FieldId(1191);
/// `process.group_leader.pid`
pub const PROCESS_GROUP_LEADER_PID: FieldId = FieldId(1192);
/// `process.group_leader.real_group.id`
pub const PROCESS_GROUP_LEADER_REAL_GROUP_ID: FieldId = FieldId(1193);
/// `process.group_leader.real_group.name`
pub const PROCESS_GROUP_LEADER_REAL_GROUP_NAME: FieldId = FieldId(1194);
/// `process.group_leader.real_user.id`
pub const PROCESS_GROUP_LEADER_REAL_USER_ID: FieldId = FieldId(1195);
/// `process.group_leader.real_user.name`
pub const PROCESS_GROUP_LEADER_REAL_USER_NAME: FieldId = FieldId(1196);
/// `process.group_leader.same_as_process`
pub const PROCESS_GROUP_LEADER_SAME_AS_PROCESS: FieldId = FieldId(1197);
/// `process.group_leader.saved_group.id`
pub const PROCESS_GROUP_LEADER_SAVED_GROUP_ID: FieldId = FieldId(1198);
/// `process.group_leader.saved_group.name`
pub const PROCESS_GROUP_LEADER_SAVED_GROUP_NAME: FieldId = FieldId(1199);
/// `process.group_leader.saved_user.id`
pub const PROCESS_GROUP_LEADER_SAVED_USER_ID: FieldId = FieldId(1200);
/// `process.group_leader.saved_user.name`
pub const PROCESS_GROUP_LEADER_SAVED_USER_NAME: FieldId = FieldId(1201);
/// `process.group_leader.start`
pub const PROCESS_GROUP_LEADER_START: FieldId = FieldId(1202);
/// `process.group_leader.supplemental_groups.id`
pub const PROCESS_GROUP_LEADER_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1203);
/// `process.group_leader.supplemental_groups.name`
pub const PROCESS_GROUP_LEADER_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1204);
/// `process.group_leader.tty`
pub const PROCESS_GROUP_LEADER_TTY: FieldId = FieldId(1205);
/// `process.group_leader.tty.char_device.major`
pub const PROCESS_GROUP_LEADER_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1206);
/// `process.group_leader.tty.char_device.minor`
pub const PROCESS_GROUP_LEADER_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1207);
/// `process.group_leader.user.id`
pub const PROCESS_GROUP_LEADER_USER_ID: FieldId = FieldId(1208);
/// `process.group_leader.user.name`
pub const PROCESS_GROUP_LEADER_USER_NAME: FieldId = FieldId(1209);
/// `process.group_leader.vpid`
pub const PROCESS_GROUP_LEADER_VPID: FieldId = FieldId(1210);
/// `process.group_leader.working_directory`
pub const PROCESS_GROUP_LEADER_WORKING_DIRECTORY: FieldId = FieldId(1211);
/// `process.hash.cdhash`
pub const PROCESS_HASH_CDHASH: FieldId = FieldId(1212);
/// `process.hash.md5`
pub const PROCESS_HASH_MD5: FieldId = FieldId(1213);
/// `process.hash.sha1`
pub const PROCESS_HASH_SHA1: FieldId = FieldId(1214);
/// `process.hash.sha256`
pub const PROCESS_HASH_SHA256: FieldId = FieldId(1215);
/// `process.hash.sha384`
pub const PROCESS_HASH_SHA384: FieldId = FieldId(1216);
/// `process.hash.sha512`
pub const PROCESS_HASH_SHA512: FieldId = FieldId(1217);
/// `process.hash.ssdeep`
pub const PROCESS_HASH_SSDEEP: FieldId = FieldId(1218);
/// `process.hash.tlsh`
pub const PROCESS_HASH_TLSH: FieldId = FieldId(1219);
/// `process.interactive`
pub const PROCESS_INTERACTIVE: FieldId = FieldId(1220);
/// `process.io`
pub const PROCESS_IO: FieldId = FieldId(1221);
/// `process.io.bytes_skipped`
pub const PROCESS_IO_BYTES_SKIPPED: FieldId = FieldId(1222);
/// `process.io.bytes_skipped.length`
pub const PROCESS_IO_BYTES_SKIPPED_LENGTH: FieldId = FieldId(1223);
/// `process.io.bytes_skipped.offset`
pub const PROCESS_IO_BYTES_SKIPPED_OFFSET: FieldId = FieldId(1224);
/// `process.io.max_bytes_per_process_exceeded`
pub const PROCESS_IO_MAX_BYTES_PER_PROCESS_EXCEEDED: FieldId = FieldId(1225);
/// `process.io.total_bytes_captured`
pub const PROCESS_IO_TOTAL_BYTES_CAPTURED: FieldId = FieldId(1226);
/// `process.io.total_bytes_skipped`
pub const PROCESS_IO_TOTAL_BYTES_SKIPPED: FieldId = FieldId(1227);
/// `process.io.type`
pub const PROCESS_IO_TYPE: FieldId = FieldId(1228);
/// `process.macho.go_import_hash`
pub const PROCESS_MACHO_GO_IMPORT_HASH: FieldId = FieldId(1229);
/// `process.macho.go_imports`
pub const PROCESS_MACHO_GO_IMPORTS: FieldId = FieldId(1230);
/// `process.macho.go_imports_names_entropy`
pub const PROCESS_MACHO_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1231);
/// `process.macho.go_imports_names_var_entropy`
pub const PROCESS_MACHO_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1232);
/// `process.macho.go_stripped`
pub const PROCESS_MACHO_GO_STRIPPED: FieldId = FieldId(1233);
/// `process.macho.import_hash`
pub const PROCESS_MACHO_IMPORT_HASH: FieldId = FieldId(1234);
/// `process.macho.imports`
pub const PROCESS_MACHO_IMPORTS: FieldId = FieldId(1235);
/// `process.macho.imports_names_entropy`
pub const PROCESS_MACHO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1236);
/// `process.macho.imports_names_var_entropy`
pub const PROCESS_MACHO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1237);
/// `process.macho.sections`
pub const PROCESS_MACHO_SECTIONS: FieldId = FieldId(1238);
/// `process.macho.sections.entropy`
pub const PROCESS_MACHO_SECTIONS_ENTROPY: FieldId = FieldId(1239);
/// `process.macho.sections.name`
pub const PROCESS_MACHO_SECTIONS_NAME: FieldId = FieldId(1240);
/// `process.macho.sections.physical_size`
pub const PROCESS_MACHO_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1241);
/// `process.macho.sections.var_entropy`
pub const PROCESS_MACHO_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1242);
/// `process.macho.sections.virtual_size`
pub const PROCESS_MACHO_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1243);
/// `process.macho.symhash`
pub const PROCESS_MACHO_SYMHASH: FieldId = FieldId(1244);
/// `process.name`
pub const PROCESS_NAME: FieldId = FieldId(1245);
/// `process.parent.args`
pub const PROCESS_PARENT_ARGS: FieldId = FieldId(1246);
/// `process.parent.args_count`
pub const PROCESS_PARENT_ARGS_COUNT: FieldId = FieldId(1247);
/// `process.parent.code_signature.digest_algorithm`
pub const PROCESS_PARENT_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1248);
/// `process.parent.code_signature.exists`
pub const PROCESS_PARENT_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1249);
/// `process.parent.code_signature.flags`
pub const PROCESS_PARENT_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1250);
/// `process.parent.code_signature.signing_id`
pub const PROCESS_PARENT_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1251);
/// `process.parent.code_signature.status`
pub const PROCESS_PARENT_CODE_SIGNATURE_STATUS: FieldId = FieldId(1252);
/// `process.parent.code_signature.subject_name`
pub const PROCESS_PARENT_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1253);
/// `process.parent.code_signature.team_id`
pub const PROCESS_PARENT_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1254);
/// `process.parent.code_signature.thumbprint_sha256`
pub const PROCESS_PARENT_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1255);
/// `process.parent.code_signature.timestamp`
pub const PROCESS_PARENT_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1256);
/// `process.parent.code_signature.trusted`
pub const PROCESS_PARENT_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1257);
/// `process.parent.code_signature.valid`
pub const PROCESS_PARENT_CODE_SIGNATURE_VALID: FieldId = FieldId(1258);
/// `process.parent.command_line`
pub const PROCESS_PARENT_COMMAND_LINE: FieldId = FieldId(1259);
/// `process.parent.elf.architecture`
pub const PROCESS_PARENT_ELF_ARCHITECTURE: FieldId = FieldId(1260);
/// `process.parent.elf.byte_order`
pub const PROCESS_PARENT_ELF_BYTE_ORDER: FieldId = FieldId(1261);
/// `process.parent.elf.cpu_type`
pub const PROCESS_PARENT_ELF_CPU_TYPE: FieldId = FieldId(1262);
/// `process.parent.elf.creation_date`
pub const PROCESS_PARENT_ELF_CREATION_DATE: FieldId = FieldId(1263);
/// `process.parent.elf.exports`
pub const PROCESS_PARENT_ELF_EXPORTS: FieldId = FieldId(1264);
/// `process.parent.elf.go_import_hash`
pub const PROCESS_PARENT_ELF_GO_IMPORT_HASH: FieldId = FieldId(1265);
/// `process.parent.elf.go_imports`
pub const PROCESS_PARENT_ELF_GO_IMPORTS: FieldId = FieldId(1266);
/// `process.parent.elf.go_imports_names_entropy`
pub const PROCESS_PARENT_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1267);
/// `process.parent.elf.go_imports_names_var_entropy`
pub const PROCESS_PARENT_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1268);
/// `process.parent.elf.go_stripped`
pub const PROCESS_PARENT_ELF_GO_STRIPPED: FieldId = FieldId(1269);
/// `process.parent.elf.header.abi_version`
pub const PROCESS_PARENT_ELF_HEADER_ABI_VERSION: FieldId = FieldId(1270);
/// `process.parent.elf.header.class`
pub const PROCESS_PARENT_ELF_HEADER_CLASS: FieldId = FieldId(1271);
/// `process.parent.elf.header.data`
pub const PROCESS_PARENT_ELF_HEADER_DATA: FieldId = FieldId(1272);
/// `process.parent.elf.header.entrypoint`
pub const PROCESS_PARENT_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(1273);
/// `process.parent.elf.header.object_version`
pub const PROCESS_PARENT_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(1274);
/// `process.parent.elf.header.os_abi`
pub const PROCESS_PARENT_ELF_HEADER_OS_ABI: FieldId = FieldId(1275);
/// `process.parent.elf.header.type`
pub const PROCESS_PARENT_ELF_HEADER_TYPE: FieldId = FieldId(1276);
/// `process.parent.elf.header.version`
pub const PROCESS_PARENT_ELF_HEADER_VERSION: FieldId = FieldId(1277);
/// `process.parent.elf.import_hash`
pub const PROCESS_PARENT_ELF_IMPORT_HASH: FieldId = FieldId(1278);
/// `process.parent.elf.imports`
pub const PROCESS_PARENT_ELF_IMPORTS: FieldId = FieldId(1279);
/// `process.parent.elf.imports_names_entropy`
pub const PROCESS_PARENT_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1280);
/// `process.parent.elf.imports_names_var_entropy`
pub const PROCESS_PARENT_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1281);
/// `process.parent.elf.sections`
pub const PROCESS_PARENT_ELF_SECTIONS: FieldId = FieldId(1282);
/// `process.parent.elf.sections.chi2`
pub const PROCESS_PARENT_ELF_SECTIONS_CHI2: FieldId = FieldId(1283);
/// `process.parent.elf.sections.entropy`
pub const PROCESS_PARENT_ELF_SECTIONS_ENTROPY: FieldId = FieldId(1284);
/// `process.parent.elf.sections.flags`
pub const PROCESS_PARENT_ELF_SECTIONS_FLAGS: FieldId = FieldId(1285);
/// `process.parent.elf.sections.name`
pub const PROCESS_PARENT_ELF_SECTIONS_NAME: FieldId = FieldId(1286);
/// `process.parent.elf.sections.physical_offset`
pub const PROCESS_PARENT_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(1287);
/// `process.parent.elf.sections.physical_size`
pub const PROCESS_PARENT_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1288);
/// `process.parent.elf.sections.type`
pub const PROCESS_PARENT_ELF_SECTIONS_TYPE: FieldId = FieldId(1289);
/// `process.parent.elf.sections.var_entropy`
pub const PROCESS_PARENT_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1290);
/// `process.parent.elf.sections.virtual_address`
pub const PROCESS_PARENT_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(1291);
/// `process.parent.elf.sections.virtual_size`
pub const PROCESS_PARENT_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1292);
/// `process.parent.elf.segments`
pub const PROCESS_PARENT_ELF_SEGMENTS: FieldId = FieldId(1293);
/// `process.parent.elf.segments.sections`
pub const PROCESS_PARENT_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(1294);
/// `process.parent.elf.segments.type`
pub const PROCESS_PARENT_ELF_SEGMENTS_TYPE: FieldId = FieldId(1295);
/// `process.parent.elf.shared_libraries`
pub const PROCESS_PARENT_ELF_SHARED_LIBRARIES: FieldId = FieldId(1296);
/// `process.parent.elf.telfhash`
pub const PROCESS_PARENT_ELF_TELFHASH: FieldId = FieldId(1297);
/// `process.parent.end`
pub const PROCESS_PARENT_END: FieldId = FieldId(1298);
/// `process.parent.entity_id`
pub const PROCESS_PARENT_ENTITY_ID: FieldId = FieldId(1299);
/// `process.parent.executable`
pub const PROCESS_PARENT_EXECUTABLE: FieldId = FieldId(1300);
/// `process.parent.exit_code`
pub const PROCESS_PARENT_EXIT_CODE: FieldId = FieldId(1301);
/// `process.parent.group.id`
pub const PROCESS_PARENT_GROUP_ID: FieldId = FieldId(1302);
/// `process.parent.group.name`
pub const PROCESS_PARENT_GROUP_NAME: FieldId = FieldId(1303);
/// `process.parent.group_leader.entity_id`
pub const PROCESS_PARENT_GROUP_LEADER_ENTITY_ID: FieldId = FieldId(1304);
/// `process.parent.group_leader.pid`
pub const PROCESS_PARENT_GROUP_LEADER_PID: FieldId = FieldId(1305);
/// `process.parent.group_leader.start`
pub const PROCESS_PARENT_GROUP_LEADER_START: FieldId = FieldId(1306);
/// `process.parent.group_leader.vpid`
pub const PROCESS_PARENT_GROUP_LEADER_VPID: FieldId = FieldId(1307);
/// `process.parent.hash.cdhash`
pub const PROCESS_PARENT_HASH_CDHASH: FieldId = FieldId(1308);
/// `process.parent.hash.md5`
pub const PROCESS_PARENT_HASH_MD5: FieldId = FieldId(1309);
/// `process.parent.hash.sha1`
pub const PROCESS_PARENT_HASH_SHA1: FieldId = FieldId(1310);
/// `process.parent.hash.sha256`
pub const PROCESS_PARENT_HASH_SHA256: FieldId = FieldId(1311);
/// `process.parent.hash.sha384`
pub const PROCESS_PARENT_HASH_SHA384: FieldId = FieldId(1312);
/// `process.parent.hash.sha512`
pub const PROCESS_PARENT_HASH_SHA512: FieldId = FieldId(1313);
/// `process.parent.hash.ssdeep`
pub const PROCESS_PARENT_HASH_SSDEEP: FieldId = FieldId(1314);
/// `process.parent.hash.tlsh`
pub const PROCESS_PARENT_HASH_TLSH: FieldId = FieldId(1315);
/// `process.parent.interactive`
pub const PROCESS_PARENT_INTERACTIVE: FieldId = FieldId(1316);
/// `process.parent.macho.go_import_hash`
pub const PROCESS_PARENT_MACHO_GO_IMPORT_HASH: FieldId = FieldId(1317);
/// `process.parent.macho.go_imports`
pub const PROCESS_PARENT_MACHO_GO_IMPORTS: FieldId = FieldId(1318);
/// `process.parent.macho.go_imports_names_entropy`
pub const PROCESS_PARENT_MACHO_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1319);
/// `process.parent.macho.go_imports_names_var_entropy`
pub const PROCESS_PARENT_MACHO_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1320);
/// `process.parent.macho.go_stripped`
pub const PROCESS_PARENT_MACHO_GO_STRIPPED: FieldId = FieldId(1321);
/// `process.parent.macho.import_hash`
pub const PROCESS_PARENT_MACHO_IMPORT_HASH: FieldId = FieldId(1322);
/// `process.parent.macho.imports`
pub const PROCESS_PARENT_MACHO_IMPORTS: FieldId = FieldId(1323);
/// `process.parent.macho.imports_names_entropy`
pub const PROCESS_PARENT_MACHO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1324);
/// `process.parent.macho.imports_names_var_entropy`
pub const PROCESS_PARENT_MACHO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1325);
/// `process.parent.macho.sections`
pub const PROCESS_PARENT_MACHO_SECTIONS: FieldId = FieldId(1326);
/// `process.parent.macho.sections.entropy`
pub const PROCESS_PARENT_MACHO_SECTIONS_ENTROPY: FieldId = FieldId(1327);
/// `process.parent.macho.sections.name`
pub const PROCESS_PARENT_MACHO_SECTIONS_NAME: FieldId = FieldId(1328);
/// `process.parent.macho.sections.physical_size`
pub const PROCESS_PARENT_MACHO_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1329);
/// `process.parent.macho.sections.var_entropy`
pub const PROCESS_PARENT_MACHO_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1330);
/// `process.parent.macho.sections.virtual_size`
pub const PROCESS_PARENT_MACHO_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1331);
/// `process.parent.macho.symhash`
pub const PROCESS_PARENT_MACHO_SYMHASH: FieldId = FieldId(1332);
/// `process.parent.name`
pub const PROCESS_PARENT_NAME: FieldId = FieldId(1333);
/// `process.parent.pe.architecture`
pub const PROCESS_PARENT_PE_ARCHITECTURE: FieldId = FieldId(1334);
/// `process.parent.pe.company`
pub const PROCESS_PARENT_PE_COMPANY: FieldId = FieldId(1335);
/// `process.parent.pe.description`
pub const PROCESS_PARENT_PE_DESCRIPTION: FieldId = FieldId(1336);
/// `process.parent.pe.file_version`
pub const PROCESS_PARENT_PE_FILE_VERSION: FieldId = FieldId(1337);
/// `process.parent.pe.go_import_hash`
pub const PROCESS_PARENT_PE_GO_IMPORT_HASH: FieldId = FieldId(1338);
/// `process.parent.pe.go_imports`
pub const PROCESS_PARENT_PE_GO_IMPORTS: FieldId = FieldId(1339);
/// `process.parent.pe.go_imports_names_entropy`
pub const PROCESS_PARENT_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1340);
/// `process.parent.pe.go_imports_names_var_entropy`
pub const PROCESS_PARENT_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1341);
/// `process.parent.pe.go_stripped`
pub const PROCESS_PARENT_PE_GO_STRIPPED: FieldId = FieldId(1342);
/// `process.parent.pe.imphash`
pub const PROCESS_PARENT_PE_IMPHASH: FieldId = FieldId(1343);
/// `process.parent.pe.import_hash`
pub const PROCESS_PARENT_PE_IMPORT_HASH: FieldId = FieldId(1344);
/// `process.parent.pe.imports`
pub const PROCESS_PARENT_PE_IMPORTS: FieldId = FieldId(1345);
/// `process.parent.pe.imports_names_entropy`
pub const PROCESS_PARENT_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1346);
/// `process.parent.pe.imports_names_var_entropy`
pub const PROCESS_PARENT_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1347);
/// `process.parent.pe.original_file_name`
pub const PROCESS_PARENT_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(1348);
/// `process.parent.pe.pehash`
pub const PROCESS_PARENT_PE_PEHASH: FieldId = FieldId(1349);
/// `process.parent.pe.product`
pub const PROCESS_PARENT_PE_PRODUCT: FieldId = FieldId(1350);
/// `process.parent.pe.sections`
pub const PROCESS_PARENT_PE_SECTIONS: FieldId = FieldId(1351);
/// `process.parent.pe.sections.entropy`
pub const PROCESS_PARENT_PE_SECTIONS_ENTROPY: FieldId = FieldId(1352);
/// `process.parent.pe.sections.name`
pub const PROCESS_PARENT_PE_SECTIONS_NAME: FieldId = FieldId(1353);
/// `process.parent.pe.sections.physical_size`
pub const PROCESS_PARENT_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1354);
/// `process.parent.pe.sections.var_entropy`
pub const PROCESS_PARENT_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1355);
/// `process.parent.pe.sections.virtual_size`
pub const PROCESS_PARENT_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1356);
/// `process.parent.pid`
pub const PROCESS_PARENT_PID: FieldId = FieldId(1357);
/// `process.parent.real_group.id`
pub const PROCESS_PARENT_REAL_GROUP_ID: FieldId = FieldId(1358);
/// `process.parent.real_group.name`
pub const PROCESS_PARENT_REAL_GROUP_NAME: FieldId = FieldId(1359);
/// `process.parent.real_user.id`
pub const PROCESS_PARENT_REAL_USER_ID: FieldId = FieldId(1360);
/// `process.parent.real_user.name`
pub const PROCESS_PARENT_REAL_USER_NAME: FieldId = FieldId(1361);
/// `process.parent.saved_group.id`
pub const PROCESS_PARENT_SAVED_GROUP_ID: FieldId = FieldId(1362);
/// `process.parent.saved_group.name`
pub const PROCESS_PARENT_SAVED_GROUP_NAME: FieldId = FieldId(1363);
/// `process.parent.saved_user.id`
pub const PROCESS_PARENT_SAVED_USER_ID: FieldId = FieldId(1364);
/// `process.parent.saved_user.name`
pub const PROCESS_PARENT_SAVED_USER_NAME: FieldId = FieldId(1365);
/// `process.parent.start`
pub const PROCESS_PARENT_START: FieldId = FieldId(1366);
/// `process.parent.supplemental_groups.id`
pub const PROCESS_PARENT_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1367);
/// `process.parent.supplemental_groups.name`
pub const PROCESS_PARENT_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1368);
/// `process.parent.thread.capabilities.effective`
pub const PROCESS_PARENT_THREAD_CAPABILITIES_EFFECTIVE: FieldId = FieldId(1369);
/// `process.parent.thread.capabilities.permitted`
pub const PROCESS_PARENT_THREAD_CAPABILITIES_PERMITTED: FieldId = FieldId(1370);
/// `process.parent.thread.id`
pub const PROCESS_PARENT_THREAD_ID: FieldId = FieldId(1371);
/// `process.parent.thread.name`
pub const PROCESS_PARENT_THREAD_NAME: FieldId = FieldId(1372);
/// `process.parent.title`
pub const PROCESS_PARENT_TITLE: FieldId = FieldId(1373);
/// `process.parent.tty`
pub const PROCESS_PARENT_TTY: FieldId = FieldId(1374);
/// `process.parent.tty.char_device.major`
pub const PROCESS_PARENT_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1375);
/// `process.parent.tty.char_device.minor`
pub const PROCESS_PARENT_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1376);
/// `process.parent.uptime`
pub const PROCESS_PARENT_UPTIME: FieldId = FieldId(1377);
/// `process.parent.user.id`
pub const PROCESS_PARENT_USER_ID: FieldId = FieldId(1378);
/// `process.parent.user.name`
pub const PROCESS_PARENT_USER_NAME: FieldId = FieldId(1379);
/// `process.parent.vpid`
pub const PROCESS_PARENT_VPID: FieldId = FieldId(1380);
/// `process.parent.working_directory`
pub const PROCESS_PARENT_WORKING_DIRECTORY: FieldId = FieldId(1381);
/// `process.pe.architecture`
pub const PROCESS_PE_ARCHITECTURE: FieldId = FieldId(1382);
/// `process.pe.company`
pub const PROCESS_PE_COMPANY: FieldId = FieldId(1383);
/// `process.pe.description`
pub const PROCESS_PE_DESCRIPTION: FieldId = FieldId(1384);
/// `process.pe.file_version`
pub const PROCESS_PE_FILE_VERSION: FieldId = FieldId(1385);
/// `process.pe.go_import_hash`
pub const PROCESS_PE_GO_IMPORT_HASH: FieldId = FieldId(1386);
/// `process.pe.go_imports`
pub const PROCESS_PE_GO_IMPORTS: FieldId = FieldId(1387);
/// `process.pe.go_imports_names_entropy`
pub const PROCESS_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1388);
/// `process.pe.go_imports_names_var_entropy`
pub const PROCESS_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1389);
/// `process.pe.go_stripped`
pub const PROCESS_PE_GO_STRIPPED: FieldId = FieldId(1390);
/// `process.pe.imphash`
pub const PROCESS_PE_IMPHASH: FieldId = FieldId(1391);
/// `process.pe.import_hash`
pub const PROCESS_PE_IMPORT_HASH: FieldId = FieldId(1392);
/// `process.pe.imports`
pub const PROCESS_PE_IMPORTS: FieldId = FieldId(1393);
/// `process.pe.imports_names_entropy`
pub const PROCESS_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1394);
/// `process.pe.imports_names_var_entropy`
pub const PROCESS_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1395);
/// `process.pe.original_file_name`
pub const PROCESS_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(1396);
/// `process.pe.pehash`
pub const PROCESS_PE_PEHASH: FieldId = FieldId(1397);
/// `process.pe.product`
pub const PROCESS_PE_PRODUCT: FieldId = FieldId(1398);
/// `process.pe.sections`
pub const PROCESS_PE_SECTIONS: FieldId = FieldId(1399);
/// `process.pe.sections.entropy`
pub const PROCESS_PE_SECTIONS_ENTROPY: FieldId = FieldId(1400);
/// `process.pe.sections.name`
pub const PROCESS_PE_SECTIONS_NAME: FieldId = FieldId(1401);
/// `process.pe.sections.physical_size`
pub const PROCESS_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1402);
/// `process.pe.sections.var_entropy`
pub const PROCESS_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1403);
/// `process.pe.sections.virtual_size`
pub const PROCESS_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1404);
/// `process.pid`
pub const PROCESS_PID: FieldId = FieldId(1405);
/// `process.previous.args`
pub const PROCESS_PREVIOUS_ARGS: FieldId = FieldId(1406);
/// `process.previous.args_count`
pub const PROCESS_PREVIOUS_ARGS_COUNT: FieldId = FieldId(1407);
/// `process.previous.executable`
pub const PROCESS_PREVIOUS_EXECUTABLE: FieldId = FieldId(1408);
/// `process.real_group.id`
pub const PROCESS_REAL_GROUP_ID: FieldId = FieldId(1409);
/// `process.real_group.name`
pub const PROCESS_REAL_GROUP_NAME: FieldId = FieldId(1410);
/// `process.real_user.id`
pub const PROCESS_REAL_USER_ID: FieldId = FieldId(1411);
/// `process.real_user.name`
pub const PROCESS_REAL_USER_NAME: FieldId = FieldId(1412);
/// `process.saved_group.id`
pub const PROCESS_SAVED_GROUP_ID: FieldId = FieldId(1413);
/// `process.saved_group.name`
pub const PROCESS_SAVED_GROUP_NAME: FieldId = FieldId(1414);
/// `process.saved_user.id`
pub const PROCESS_SAVED_USER_ID: FieldId = FieldId(1415);
/// `process.saved_user.name`
pub const PROCESS_SAVED_USER_NAME: FieldId = FieldId(1416);
/// `process.session_leader.args`
pub const PROCESS_SESSION_LEADER_ARGS: FieldId = FieldId(1417);
/// `process.session_leader.args_count`
pub const PROCESS_SESSION_LEADER_ARGS_COUNT: FieldId = FieldId(1418);
/// `process.session_leader.command_line`
pub const PROCESS_SESSION_LEADER_COMMAND_LINE: FieldId = FieldId(1419);
/// `process.session_leader.entity_id`
pub const PROCESS_SESSION_LEADER_ENTITY_ID: FieldId = FieldId(1420);
/// `process.session_leader.executable`
pub const PROCESS_SESSION_LEADER_EXECUTABLE: FieldId = FieldId(1421);
/// `process.session_leader.group.id`
pub const PROCESS_SESSION_LEADER_GROUP_ID: FieldId = FieldId(1422);
/// `process.session_leader.group.name`
pub const PROCESS_SESSION_LEADER_GROUP_NAME: FieldId = FieldId(1423);
/// `process.session_leader.interactive`
pub const PROCESS_SESSION_LEADER_INTERACTIVE: FieldId = FieldId(1424);
/// `process.session_leader.name`
pub const PROCESS_SESSION_LEADER_NAME: FieldId = FieldId(1425);
/// `process.session_leader.parent.entity_id`
pub const PROCESS_SESSION_LEADER_PARENT_ENTITY_ID: FieldId = FieldId(1426);
/// `process.session_leader.parent.pid`
pub const PROCESS_SESSION_LEADER_PARENT_PID: FieldId = FieldId(1427);
/// `process.session_leader.parent.session_leader.entity_id`
pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_ENTITY_ID: FieldId = FieldId(1428);
/// `process.session_leader.parent.session_leader.pid`
pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_PID: FieldId = FieldId(1429);
/// `process.session_leader.parent.session_leader.start`
pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_START: FieldId = FieldId(1430);
/// `process.session_leader.parent.session_leader.vpid`
pub const PROCESS_SESSION_LEADER_PARENT_SESSION_LEADER_VPID: FieldId = FieldId(1431);
/// `process.session_leader.parent.start`
pub const PROCESS_SESSION_LEADER_PARENT_START: FieldId = FieldId(1432);
/// `process.session_leader.parent.vpid`
pub const PROCESS_SESSION_LEADER_PARENT_VPID: FieldId = FieldId(1433);
/// `process.session_leader.pid`
pub const PROCESS_SESSION_LEADER_PID: FieldId = FieldId(1434);
/// `process.session_leader.real_group.id`
pub const PROCESS_SESSION_LEADER_REAL_GROUP_ID: FieldId = FieldId(1435);
/// `process.session_leader.real_group.name`
pub const PROCESS_SESSION_LEADER_REAL_GROUP_NAME: FieldId = FieldId(1436);
/// `process.session_leader.real_user.id`
pub const PROCESS_SESSION_LEADER_REAL_USER_ID: FieldId = FieldId(1437);
/// `process.session_leader.real_user.name`
pub const PROCESS_SESSION_LEADER_REAL_USER_NAME: FieldId = FieldId(1438);
/// `process.session_leader.same_as_process`
pub const PROCESS_SESSION_LEADER_SAME_AS_PROCESS: FieldId = FieldId(1439);
/// `process.session_leader.saved_group.id`
pub const PROCESS_SESSION_LEADER_SAVED_GROUP_ID: FieldId = FieldId(1440);
/// `process.session_leader.saved_group.name`
pub const PROCESS_SESSION_LEADER_SAVED_GROUP_NAME: FieldId = FieldId(1441);
/// `process.session_leader.saved_user.id`
pub const PROCESS_SESSION_LEADER_SAVED_USER_ID: FieldId = FieldId(1442);
/// `process.session_leader.saved_user.name`
pub const PROCESS_SESSION_LEADER_SAVED_USER_NAME: FieldId = FieldId(1443);
/// `process.session_leader.start`
pub const PROCESS_SESSION_LEADER_START: FieldId = FieldId(1444);
/// `process.session_leader.supplemental_groups.id`
pub const PROCESS_SESSION_LEADER_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1445);
/// `process.session_leader.supplemental_groups.name`
pub const PROCESS_SESSION_LEADER_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1446);
/// `process.session_leader.tty`
pub const PROCESS_SESSION_LEADER_TTY: FieldId = FieldId(1447);
/// `process.session_leader.tty.char_device.major`
pub const PROCESS_SESSION_LEADER_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1448);
/// `process.session_leader.tty.char_device.minor`
pub const PROCESS_SESSION_LEADER_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1449);
/// `process.session_leader.user.id`
pub const PROCESS_SESSION_LEADER_USER_ID: FieldId = FieldId(1450);
/// `process.session_leader.user.name`
pub const PROCESS_SESSION_LEADER_USER_NAME: FieldId = FieldId(1451);
/// `process.session_leader.vpid`
pub const PROCESS_SESSION_LEADER_VPID: FieldId = FieldId(1452);
/// `process.session_leader.working_directory`
pub const PROCESS_SESSION_LEADER_WORKING_DIRECTORY: FieldId = FieldId(1453);
/// `process.start`
pub const PROCESS_START: FieldId = FieldId(1454);
/// `process.supplemental_groups.id`
pub const PROCESS_SUPPLEMENTAL_GROUPS_ID: FieldId = FieldId(1455);
/// `process.supplemental_groups.name`
pub const PROCESS_SUPPLEMENTAL_GROUPS_NAME: FieldId = FieldId(1456);
/// `process.thread.capabilities.effective`
pub const PROCESS_THREAD_CAPABILITIES_EFFECTIVE: FieldId = FieldId(1457);
/// `process.thread.capabilities.permitted`
pub const PROCESS_THREAD_CAPABILITIES_PERMITTED: FieldId = FieldId(1458);
/// `process.thread.id`
pub const PROCESS_THREAD_ID: FieldId = FieldId(1459);
/// `process.thread.name`
pub const PROCESS_THREAD_NAME: FieldId = FieldId(1460);
/// `process.title`
pub const PROCESS_TITLE: FieldId = FieldId(1461);
/// `process.tty`
pub const PROCESS_TTY: FieldId = FieldId(1462);
/// `process.tty.char_device.major`
pub const PROCESS_TTY_CHAR_DEVICE_MAJOR: FieldId = FieldId(1463);
/// `process.tty.char_device.minor`
pub const PROCESS_TTY_CHAR_DEVICE_MINOR: FieldId = FieldId(1464);
/// `process.tty.columns`
pub const PROCESS_TTY_COLUMNS: FieldId = FieldId(1465);
/// `process.tty.rows`
pub const PROCESS_TTY_ROWS: FieldId = FieldId(1466);
/// `process.uptime`
pub const PROCESS_UPTIME: FieldId = FieldId(1467);
/// `process.user.id`
pub const PROCESS_USER_ID: FieldId = FieldId(1468);
/// `process.user.name`
pub const PROCESS_USER_NAME: FieldId = FieldId(1469);
/// `process.vpid`
pub const PROCESS_VPID: FieldId = FieldId(1470);
/// `process.working_directory`
pub const PROCESS_WORKING_DIRECTORY: FieldId = FieldId(1471);
/// `registry.data.bytes`
pub const REGISTRY_DATA_BYTES: FieldId = FieldId(1472);
/// `registry.data.strings`
pub const REGISTRY_DATA_STRINGS: FieldId = FieldId(1473);
/// `registry.data.type`
pub const REGISTRY_DATA_TYPE: FieldId = FieldId(1474);
/// `registry.hive`
pub const REGISTRY_HIVE: FieldId = FieldId(1475);
/// `registry.key`
pub const REGISTRY_KEY: FieldId = FieldId(1476);
/// `registry.path`
pub const REGISTRY_PATH: FieldId = FieldId(1477);
/// `registry.value`
pub const REGISTRY_VALUE: FieldId = FieldId(1478);
/// `related.hash`
pub const RELATED_HASH: FieldId = FieldId(1479);
/// `related.hosts`
pub const RELATED_HOSTS: FieldId = FieldId(1480);
/// `related.ip`
pub const RELATED_IP: FieldId = FieldId(1481);
/// `related.user`
pub const RELATED_USER: FieldId = FieldId(1482);
/// `rule.author`
pub const RULE_AUTHOR: FieldId = FieldId(1483);
/// `rule.category`
pub const RULE_CATEGORY: FieldId = FieldId(1484);
/// `rule.description`
pub const RULE_DESCRIPTION: FieldId = FieldId(1485);
/// `rule.id`
pub const RULE_ID: FieldId = FieldId(1486);
/// `rule.license`
pub const RULE_LICENSE: FieldId = FieldId(1487);
/// `rule.name`
pub const RULE_NAME: FieldId = FieldId(1488);
/// `rule.reference`
pub const RULE_REFERENCE: FieldId = FieldId(1489);
/// `rule.ruleset`
pub const RULE_RULESET: FieldId = FieldId(1490);
/// `rule.uuid`
pub const RULE_UUID: FieldId = FieldId(1491);
/// `rule.version`
pub const RULE_VERSION: FieldId = FieldId(1492);
/// `server.address`
pub const SERVER_ADDRESS: FieldId = FieldId(1493);
/// `server.as.number`
pub const SERVER_AS_NUMBER: FieldId = FieldId(1494);
/// `server.as.organization.name`
pub const SERVER_AS_ORGANIZATION_NAME: FieldId = FieldId(1495);
/// `server.bytes`
pub const SERVER_BYTES: FieldId = FieldId(1496);
/// `server.domain`
pub const SERVER_DOMAIN: FieldId = FieldId(1497);
/// `server.geo.city_name`
pub const SERVER_GEO_CITY_NAME: FieldId = FieldId(1498);
/// `server.geo.continent_code`
pub const SERVER_GEO_CONTINENT_CODE: FieldId = FieldId(1499);
/// `server.geo.continent_name`
pub const SERVER_GEO_CONTINENT_NAME: FieldId = FieldId(1500);
/// `server.geo.country_iso_code`
pub const SERVER_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(1501);
/// `server.geo.country_name`
pub const SERVER_GEO_COUNTRY_NAME: FieldId = FieldId(1502);
/// `server.geo.location`
pub const SERVER_GEO_LOCATION: FieldId = FieldId(1503);
/// `server.geo.name`
pub const SERVER_GEO_NAME: FieldId = FieldId(1504);
/// `server.geo.postal_code`
pub const SERVER_GEO_POSTAL_CODE: FieldId = FieldId(1505);
/// `server.geo.region_iso_code`
pub const SERVER_GEO_REGION_ISO_CODE: FieldId = FieldId(1506);
/// `server.geo.region_name`
pub const SERVER_GEO_REGION_NAME: FieldId = FieldId(1507);
/// `server.geo.timezone`
pub const SERVER_GEO_TIMEZONE: FieldId = FieldId(1508);
/// `server.ip`
pub const SERVER_IP: FieldId = FieldId(1509);
/// `server.mac`
pub const SERVER_MAC: FieldId = FieldId(1510);
/// `server.nat.ip`
pub const SERVER_NAT_IP: FieldId = FieldId(1511);
/// `server.nat.port`
pub const SERVER_NAT_PORT: FieldId = FieldId(1512);
/// `server.packets`
pub const SERVER_PACKETS: FieldId = FieldId(1513);
/// `server.port`
pub const SERVER_PORT: FieldId = FieldId(1514);
/// `server.registered_domain`
pub const SERVER_REGISTERED_DOMAIN: FieldId = FieldId(1515);
/// `server.subdomain`
pub const SERVER_SUBDOMAIN: FieldId = FieldId(1516);
/// `server.top_level_domain`
pub const SERVER_TOP_LEVEL_DOMAIN: FieldId = FieldId(1517);
/// `server.user.domain`
pub const SERVER_USER_DOMAIN: FieldId = FieldId(1518);
/// `server.user.email`
pub const SERVER_USER_EMAIL: FieldId = FieldId(1519);
/// `server.user.full_name`
pub const SERVER_USER_FULL_NAME: FieldId = FieldId(1520);
/// `server.user.group.domain`
pub const SERVER_USER_GROUP_DOMAIN: FieldId = FieldId(1521);
/// `server.user.group.id`
pub const SERVER_USER_GROUP_ID: FieldId = FieldId(1522);
/// `server.user.group.name`
pub const SERVER_USER_GROUP_NAME: FieldId = FieldId(1523);
/// `server.user.hash`
pub const SERVER_USER_HASH: FieldId = FieldId(1524);
/// `server.user.id`
pub const SERVER_USER_ID: FieldId = FieldId(1525);
/// `server.user.name`
pub const SERVER_USER_NAME: FieldId = FieldId(1526);
/// `server.user.roles`
pub const SERVER_USER_ROLES: FieldId = FieldId(1527);
/// `service.address`
pub const SERVICE_ADDRESS: FieldId = FieldId(1528);
/// `service.entity.attributes.known_redirects`
pub const SERVICE_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1529);
/// `service.entity.attributes.managed`
pub const SERVICE_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1530);
/// `service.entity.attributes.mfa_enabled`
pub const SERVICE_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1531);
/// `service.entity.attributes.oauth_consent_restriction`
pub const SERVICE_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1532);
/// `service.entity.attributes.permissions`
pub const SERVICE_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1533);
/// `service.entity.attributes.storage_class`
pub const SERVICE_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1534);
/// `service.entity.behavior`
pub const SERVICE_ENTITY_BEHAVIOR: FieldId = FieldId(1535);
/// `service.entity.display_name`
pub const SERVICE_ENTITY_DISPLAY_NAME: FieldId = FieldId(1536);
/// `service.entity.id`
pub const SERVICE_ENTITY_ID: FieldId = FieldId(1537);
/// `service.entity.last_seen_timestamp`
pub const SERVICE_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1538);
/// `service.entity.lifecycle.last_activity`
pub const SERVICE_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1539);
/// `service.entity.metrics`
pub const SERVICE_ENTITY_METRICS: FieldId = FieldId(1540);
/// `service.entity.name`
pub const SERVICE_ENTITY_NAME: FieldId = FieldId(1541);
/// `service.entity.raw`
pub const SERVICE_ENTITY_RAW: FieldId = FieldId(1542);
/// `service.entity.reference`
pub const SERVICE_ENTITY_REFERENCE: FieldId = FieldId(1543);
/// `service.entity.relationships.administers.entity.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1544);
/// `service.entity.relationships.administers.host.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1545);
/// `service.entity.relationships.administers.host.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1546);
/// `service.entity.relationships.administers.service.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1547);
/// `service.entity.relationships.administers.service.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1548);
/// `service.entity.relationships.administers.user.domain`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1549);
/// `service.entity.relationships.administers.user.email`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1550);
/// `service.entity.relationships.administers.user.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1551);
/// `service.entity.relationships.administers.user.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1552);
/// `service.entity.relationships.depends_on.entity.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1553);
/// `service.entity.relationships.depends_on.host.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1554);
/// `service.entity.relationships.depends_on.host.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1555);
/// `service.entity.relationships.depends_on.service.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1556);
/// `service.entity.relationships.depends_on.service.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1557);
/// `service.entity.relationships.depends_on.user.domain`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1558);
/// `service.entity.relationships.depends_on.user.email`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1559);
/// `service.entity.relationships.depends_on.user.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1560);
/// `service.entity.relationships.depends_on.user.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1561);
/// `service.entity.relationships.owns.entity.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1562);
/// `service.entity.relationships.owns.host.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1563);
/// `service.entity.relationships.owns.host.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1564);
/// `service.entity.relationships.owns.service.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1565);
/// `service.entity.relationships.owns.service.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1566);
/// `service.entity.relationships.owns.user.domain`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1567);
/// `service.entity.relationships.owns.user.email`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1568);
/// `service.entity.relationships.owns.user.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1569);
/// `service.entity.relationships.owns.user.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1570);
/// `service.entity.relationships.supervises.entity.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1571);
/// `service.entity.relationships.supervises.host.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1572);
/// `service.entity.relationships.supervises.host.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1573);
/// `service.entity.relationships.supervises.service.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1574);
/// `service.entity.relationships.supervises.service.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1575);
/// `service.entity.relationships.supervises.user.domain`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1576);
/// `service.entity.relationships.supervises.user.email`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1577);
/// `service.entity.relationships.supervises.user.id`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1578);
/// `service.entity.relationships.supervises.user.name`
pub const SERVICE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1579);
/// `service.entity.source`
pub const SERVICE_ENTITY_SOURCE: FieldId = FieldId(1580);
/// `service.entity.sub_type`
pub const SERVICE_ENTITY_SUB_TYPE: FieldId = FieldId(1581);
/// `service.entity.type`
pub const SERVICE_ENTITY_TYPE: FieldId = FieldId(1582);
/// `service.environment`
pub const SERVICE_ENVIRONMENT: FieldId = FieldId(1583);
/// `service.ephemeral_id`
pub const SERVICE_EPHEMERAL_ID: FieldId = FieldId(1584);
/// `service.id`
pub const SERVICE_ID: FieldId = FieldId(1585);
/// `service.name`
pub const SERVICE_NAME: FieldId = FieldId(1586);
/// `service.node.name`
pub const SERVICE_NODE_NAME: FieldId = FieldId(1587);
/// `service.node.role`
pub const SERVICE_NODE_ROLE: FieldId = FieldId(1588);
/// `service.node.roles`
pub const SERVICE_NODE_ROLES: FieldId = FieldId(1589);
/// `service.origin.address`
pub const SERVICE_ORIGIN_ADDRESS: FieldId = FieldId(1590);
/// `service.origin.entity.attributes.known_redirects`
pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1591);
/// `service.origin.entity.attributes.managed`
pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1592);
/// `service.origin.entity.attributes.mfa_enabled`
pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1593);
/// `service.origin.entity.attributes.oauth_consent_restriction`
pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1594);
/// `service.origin.entity.attributes.permissions`
pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1595);
/// `service.origin.entity.attributes.storage_class`
pub const SERVICE_ORIGIN_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1596);
/// `service.origin.entity.behavior`
pub const SERVICE_ORIGIN_ENTITY_BEHAVIOR: FieldId = FieldId(1597);
/// `service.origin.entity.display_name`
pub const SERVICE_ORIGIN_ENTITY_DISPLAY_NAME: FieldId = FieldId(1598);
/// `service.origin.entity.id`
pub const SERVICE_ORIGIN_ENTITY_ID: FieldId = FieldId(1599);
/// `service.origin.entity.last_seen_timestamp`
pub const SERVICE_ORIGIN_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1600);
/// `service.origin.entity.lifecycle.last_activity`
pub const SERVICE_ORIGIN_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1601);
/// `service.origin.entity.metrics`
pub const SERVICE_ORIGIN_ENTITY_METRICS: FieldId = FieldId(1602);
/// `service.origin.entity.name`
pub const SERVICE_ORIGIN_ENTITY_NAME: FieldId = FieldId(1603);
/// `service.origin.entity.raw`
pub const SERVICE_ORIGIN_ENTITY_RAW: FieldId = FieldId(1604);
/// `service.origin.entity.reference`
pub const SERVICE_ORIGIN_ENTITY_REFERENCE: FieldId = FieldId(1605);
/// `service.origin.entity.relationships.administers.entity.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1606);
/// `service.origin.entity.relationships.administers.host.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1607);
/// `service.origin.entity.relationships.administers.host.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1608);
/// `service.origin.entity.relationships.administers.service.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1609);
/// `service.origin.entity.relationships.administers.service.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1610);
/// `service.origin.entity.relationships.administers.user.domain`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1611);
/// `service.origin.entity.relationships.administers.user.email`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1612);
/// `service.origin.entity.relationships.administers.user.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1613);
/// `service.origin.entity.relationships.administers.user.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1614);
/// `service.origin.entity.relationships.depends_on.entity.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1615);
/// `service.origin.entity.relationships.depends_on.host.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1616);
/// `service.origin.entity.relationships.depends_on.host.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1617);
/// `service.origin.entity.relationships.depends_on.service.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1618);
/// `service.origin.entity.relationships.depends_on.service.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1619);
/// `service.origin.entity.relationships.depends_on.user.domain`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1620);
/// `service.origin.entity.relationships.depends_on.user.email`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1621);
/// `service.origin.entity.relationships.depends_on.user.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1622);
/// `service.origin.entity.relationships.depends_on.user.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1623);
/// `service.origin.entity.relationships.owns.entity.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1624);
/// `service.origin.entity.relationships.owns.host.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1625);
/// `service.origin.entity.relationships.owns.host.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1626);
/// `service.origin.entity.relationships.owns.service.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1627);
/// `service.origin.entity.relationships.owns.service.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1628);
/// `service.origin.entity.relationships.owns.user.domain`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1629);
/// `service.origin.entity.relationships.owns.user.email`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1630);
/// `service.origin.entity.relationships.owns.user.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1631);
/// `service.origin.entity.relationships.owns.user.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1632);
/// `service.origin.entity.relationships.supervises.entity.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1633);
/// `service.origin.entity.relationships.supervises.host.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1634);
/// `service.origin.entity.relationships.supervises.host.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1635);
/// `service.origin.entity.relationships.supervises.service.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1636);
/// `service.origin.entity.relationships.supervises.service.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1637);
/// `service.origin.entity.relationships.supervises.user.domain`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1638);
/// `service.origin.entity.relationships.supervises.user.email`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1639);
/// `service.origin.entity.relationships.supervises.user.id`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1640);
/// `service.origin.entity.relationships.supervises.user.name`
pub const SERVICE_ORIGIN_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1641);
/// `service.origin.entity.source`
pub const SERVICE_ORIGIN_ENTITY_SOURCE: FieldId = FieldId(1642);
/// `service.origin.entity.sub_type`
pub const SERVICE_ORIGIN_ENTITY_SUB_TYPE: FieldId = FieldId(1643);
/// `service.origin.entity.type`
pub const SERVICE_ORIGIN_ENTITY_TYPE: FieldId = FieldId(1644);
/// `service.origin.environment`
pub const SERVICE_ORIGIN_ENVIRONMENT: FieldId = FieldId(1645);
/// `service.origin.ephemeral_id`
pub const SERVICE_ORIGIN_EPHEMERAL_ID: FieldId = FieldId(1646);
/// `service.origin.id`
pub const SERVICE_ORIGIN_ID: FieldId = FieldId(1647);
/// `service.origin.name`
pub const SERVICE_ORIGIN_NAME: FieldId = FieldId(1648);
/// `service.origin.node.name`
pub const SERVICE_ORIGIN_NODE_NAME: FieldId = FieldId(1649);
/// `service.origin.node.role`
pub const SERVICE_ORIGIN_NODE_ROLE: FieldId = FieldId(1650);
/// `service.origin.node.roles`
pub const SERVICE_ORIGIN_NODE_ROLES: FieldId = FieldId(1651);
/// `service.origin.state`
pub const SERVICE_ORIGIN_STATE: FieldId = FieldId(1652);
/// `service.origin.type`
pub const SERVICE_ORIGIN_TYPE: FieldId = FieldId(1653);
/// `service.origin.version`
pub const SERVICE_ORIGIN_VERSION: FieldId = FieldId(1654);
/// `service.state`
pub const SERVICE_STATE: FieldId = FieldId(1655);
/// `service.target.address`
pub const SERVICE_TARGET_ADDRESS: FieldId = FieldId(1656);
/// `service.target.entity.attributes.known_redirects`
pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(1657);
/// `service.target.entity.attributes.managed`
pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(1658);
/// `service.target.entity.attributes.mfa_enabled`
pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(1659);
/// `service.target.entity.attributes.oauth_consent_restriction`
pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(1660);
/// `service.target.entity.attributes.permissions`
pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(1661);
/// `service.target.entity.attributes.storage_class`
pub const SERVICE_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(1662);
/// `service.target.entity.behavior`
pub const SERVICE_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(1663);
/// `service.target.entity.display_name`
pub const SERVICE_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(1664);
/// `service.target.entity.id`
pub const SERVICE_TARGET_ENTITY_ID: FieldId = FieldId(1665);
/// `service.target.entity.last_seen_timestamp`
pub const SERVICE_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(1666);
/// `service.target.entity.lifecycle.last_activity`
pub const SERVICE_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(1667);
/// `service.target.entity.metrics`
pub const SERVICE_TARGET_ENTITY_METRICS: FieldId = FieldId(1668);
/// `service.target.entity.name`
pub const SERVICE_TARGET_ENTITY_NAME: FieldId = FieldId(1669);
/// `service.target.entity.raw`
pub const SERVICE_TARGET_ENTITY_RAW: FieldId = FieldId(1670);
/// `service.target.entity.reference`
pub const SERVICE_TARGET_ENTITY_REFERENCE: FieldId = FieldId(1671);
/// `service.target.entity.relationships.administers.entity.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(1672);
/// `service.target.entity.relationships.administers.host.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(1673);
/// `service.target.entity.relationships.administers.host.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(1674);
/// `service.target.entity.relationships.administers.service.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(1675);
/// `service.target.entity.relationships.administers.service.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(1676);
/// `service.target.entity.relationships.administers.user.domain`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(1677);
/// `service.target.entity.relationships.administers.user.email`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(1678);
/// `service.target.entity.relationships.administers.user.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(1679);
/// `service.target.entity.relationships.administers.user.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(1680);
/// `service.target.entity.relationships.depends_on.entity.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(1681);
/// `service.target.entity.relationships.depends_on.host.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(1682);
/// `service.target.entity.relationships.depends_on.host.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(1683);
/// `service.target.entity.relationships.depends_on.service.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(1684);
/// `service.target.entity.relationships.depends_on.service.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(1685);
/// `service.target.entity.relationships.depends_on.user.domain`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(1686);
/// `service.target.entity.relationships.depends_on.user.email`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(1687);
/// `service.target.entity.relationships.depends_on.user.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(1688);
/// `service.target.entity.relationships.depends_on.user.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(1689);
/// `service.target.entity.relationships.owns.entity.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(1690);
/// `service.target.entity.relationships.owns.host.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(1691);
/// `service.target.entity.relationships.owns.host.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(1692);
/// `service.target.entity.relationships.owns.service.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(1693);
/// `service.target.entity.relationships.owns.service.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(1694);
/// `service.target.entity.relationships.owns.user.domain`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(1695);
/// `service.target.entity.relationships.owns.user.email`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(1696);
/// `service.target.entity.relationships.owns.user.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(1697);
/// `service.target.entity.relationships.owns.user.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(1698);
/// `service.target.entity.relationships.supervises.entity.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(1699);
/// `service.target.entity.relationships.supervises.host.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(1700);
/// `service.target.entity.relationships.supervises.host.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(1701);
/// `service.target.entity.relationships.supervises.service.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(1702);
/// `service.target.entity.relationships.supervises.service.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(1703);
/// `service.target.entity.relationships.supervises.user.domain`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(1704);
/// `service.target.entity.relationships.supervises.user.email`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(1705);
/// `service.target.entity.relationships.supervises.user.id`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(1706);
/// `service.target.entity.relationships.supervises.user.name`
pub const SERVICE_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(1707);
/// `service.target.entity.source`
pub const SERVICE_TARGET_ENTITY_SOURCE: FieldId = FieldId(1708);
/// `service.target.entity.sub_type`
pub const SERVICE_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(1709);
/// `service.target.entity.type`
pub const SERVICE_TARGET_ENTITY_TYPE: FieldId = FieldId(1710);
/// `service.target.environment`
pub const SERVICE_TARGET_ENVIRONMENT: FieldId = FieldId(1711);
/// `service.target.ephemeral_id`
pub const SERVICE_TARGET_EPHEMERAL_ID: FieldId = FieldId(1712);
/// `service.target.id`
pub const SERVICE_TARGET_ID: FieldId = FieldId(1713);
/// `service.target.name`
pub const SERVICE_TARGET_NAME: FieldId = FieldId(1714);
/// `service.target.node.name`
pub const SERVICE_TARGET_NODE_NAME: FieldId = FieldId(1715);
/// `service.target.node.role`
pub const SERVICE_TARGET_NODE_ROLE: FieldId = FieldId(1716);
/// `service.target.node.roles`
pub const SERVICE_TARGET_NODE_ROLES: FieldId = FieldId(1717);
/// `service.target.state`
pub const SERVICE_TARGET_STATE: FieldId = FieldId(1718);
/// `service.target.type`
pub const SERVICE_TARGET_TYPE: FieldId = FieldId(1719);
/// `service.target.version`
pub const SERVICE_TARGET_VERSION: FieldId = FieldId(1720);
/// `service.type`
pub const SERVICE_TYPE: FieldId = FieldId(1721);
/// `service.version`
pub const SERVICE_VERSION: FieldId = FieldId(1722);
/// `source.address`
pub const SOURCE_ADDRESS: FieldId = FieldId(1723);
/// `source.as.number`
pub const SOURCE_AS_NUMBER: FieldId = FieldId(1724);
/// `source.as.organization.name`
pub const SOURCE_AS_ORGANIZATION_NAME: FieldId = FieldId(1725);
/// `source.bytes`
pub const SOURCE_BYTES: FieldId = FieldId(1726);
/// `source.domain`
pub const SOURCE_DOMAIN: FieldId = FieldId(1727);
/// `source.geo.city_name`
pub const SOURCE_GEO_CITY_NAME: FieldId = FieldId(1728);
/// `source.geo.continent_code`
pub const SOURCE_GEO_CONTINENT_CODE: FieldId = FieldId(1729);
/// `source.geo.continent_name`
pub const SOURCE_GEO_CONTINENT_NAME: FieldId = FieldId(1730);
/// `source.geo.country_iso_code`
pub const SOURCE_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(1731);
/// `source.geo.country_name`
pub const SOURCE_GEO_COUNTRY_NAME: FieldId = FieldId(1732);
/// `source.geo.location`
pub const SOURCE_GEO_LOCATION: FieldId = FieldId(1733);
/// `source.geo.name`
pub const SOURCE_GEO_NAME: FieldId = FieldId(1734);
/// `source.geo.postal_code`
pub const SOURCE_GEO_POSTAL_CODE: FieldId = FieldId(1735);
/// `source.geo.region_iso_code`
pub const SOURCE_GEO_REGION_ISO_CODE: FieldId = FieldId(1736);
/// `source.geo.region_name`
pub const SOURCE_GEO_REGION_NAME: FieldId = FieldId(1737);
/// `source.geo.timezone`
pub const SOURCE_GEO_TIMEZONE: FieldId = FieldId(1738);
/// `source.ip`
pub const SOURCE_IP: FieldId = FieldId(1739);
/// `source.mac`
pub const SOURCE_MAC: FieldId = FieldId(1740);
/// `source.nat.ip`
pub const SOURCE_NAT_IP: FieldId = FieldId(1741);
/// `source.nat.port`
pub const SOURCE_NAT_PORT: FieldId = FieldId(1742);
/// `source.packets`
pub const SOURCE_PACKETS: FieldId = FieldId(1743);
/// `source.port`
pub const SOURCE_PORT: FieldId = FieldId(1744);
/// `source.registered_domain`
pub const SOURCE_REGISTERED_DOMAIN: FieldId = FieldId(1745);
/// `source.subdomain`
pub const SOURCE_SUBDOMAIN: FieldId = FieldId(1746);
/// `source.top_level_domain`
pub const SOURCE_TOP_LEVEL_DOMAIN: FieldId = FieldId(1747);
/// `source.user.domain`
pub const SOURCE_USER_DOMAIN: FieldId = FieldId(1748);
/// `source.user.email`
pub const SOURCE_USER_EMAIL: FieldId = FieldId(1749);
/// `source.user.full_name`
pub const SOURCE_USER_FULL_NAME: FieldId = FieldId(1750);
/// `source.user.group.domain`
pub const SOURCE_USER_GROUP_DOMAIN: FieldId = FieldId(1751);
/// `source.user.group.id`
pub const SOURCE_USER_GROUP_ID: FieldId = FieldId(1752);
/// `source.user.group.name`
pub const SOURCE_USER_GROUP_NAME: FieldId = FieldId(1753);
/// `source.user.hash`
pub const SOURCE_USER_HASH: FieldId = FieldId(1754);
/// `source.user.id`
pub const SOURCE_USER_ID: FieldId = FieldId(1755);
/// `source.user.name`
pub const SOURCE_USER_NAME: FieldId = FieldId(1756);
/// `source.user.roles`
pub const SOURCE_USER_ROLES: FieldId = FieldId(1757);
/// `span.id`
pub const SPAN_ID: FieldId = FieldId(1758);
/// `tags`
pub const TAGS: FieldId = FieldId(1759);
/// `threat.enrichments`
pub const THREAT_ENRICHMENTS: FieldId = FieldId(1760);
/// `threat.enrichments.indicator`
pub const THREAT_ENRICHMENTS_INDICATOR: FieldId = FieldId(1761);
/// `threat.enrichments.indicator.as.number`
pub const THREAT_ENRICHMENTS_INDICATOR_AS_NUMBER: FieldId = FieldId(1762);
/// `threat.enrichments.indicator.as.organization.name`
pub const THREAT_ENRICHMENTS_INDICATOR_AS_ORGANIZATION_NAME: FieldId = FieldId(1763);
/// `threat.enrichments.indicator.confidence`
pub const THREAT_ENRICHMENTS_INDICATOR_CONFIDENCE: FieldId = FieldId(1764);
/// `threat.enrichments.indicator.description`
pub const THREAT_ENRICHMENTS_INDICATOR_DESCRIPTION: FieldId = FieldId(1765);
/// `threat.enrichments.indicator.email.address`
pub const THREAT_ENRICHMENTS_INDICATOR_EMAIL_ADDRESS: FieldId = FieldId(1766);
/// `threat.enrichments.indicator.file.accessed`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ACCESSED: FieldId = FieldId(1767);
/// `threat.enrichments.indicator.file.attributes`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ATTRIBUTES: FieldId = FieldId(1768);
/// `threat.enrichments.indicator.file.code_signature.digest_algorithm`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1769);
/// `threat.enrichments.indicator.file.code_signature.exists`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1770);
/// `threat.enrichments.indicator.file.code_signature.flags`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1771);
/// `threat.enrichments.indicator.file.code_signature.signing_id`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1772);
/// `threat.enrichments.indicator.file.code_signature.status`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_STATUS: FieldId = FieldId(1773);
/// `threat.enrichments.indicator.file.code_signature.subject_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1774);
/// `threat.enrichments.indicator.file.code_signature.team_id`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1775);
/// `threat.enrichments.indicator.file.code_signature.thumbprint_sha256`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1776);
/// `threat.enrichments.indicator.file.code_signature.timestamp`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1777);
/// `threat.enrichments.indicator.file.code_signature.trusted`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1778);
/// `threat.enrichments.indicator.file.code_signature.valid`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CODE_SIGNATURE_VALID: FieldId = FieldId(1779);
/// `threat.enrichments.indicator.file.created`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CREATED: FieldId = FieldId(1780);
/// `threat.enrichments.indicator.file.ctime`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_CTIME: FieldId = FieldId(1781);
/// `threat.enrichments.indicator.file.device`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_DEVICE: FieldId = FieldId(1782);
/// `threat.enrichments.indicator.file.directory`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_DIRECTORY: FieldId = FieldId(1783);
/// `threat.enrichments.indicator.file.drive_letter`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_DRIVE_LETTER: FieldId = FieldId(1784);
/// `threat.enrichments.indicator.file.elf.architecture`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_ARCHITECTURE: FieldId = FieldId(1785);
/// `threat.enrichments.indicator.file.elf.byte_order`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_BYTE_ORDER: FieldId = FieldId(1786);
/// `threat.enrichments.indicator.file.elf.cpu_type`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_CPU_TYPE: FieldId = FieldId(1787);
/// `threat.enrichments.indicator.file.elf.creation_date`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_CREATION_DATE: FieldId = FieldId(1788);
/// `threat.enrichments.indicator.file.elf.exports`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_EXPORTS: FieldId = FieldId(1789);
/// `threat.enrichments.indicator.file.elf.go_import_hash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORT_HASH: FieldId = FieldId(1790);
/// `threat.enrichments.indicator.file.elf.go_imports`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORTS: FieldId = FieldId(1791);
/// `threat.enrichments.indicator.file.elf.go_imports_names_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1792);
/// `threat.enrichments.indicator.file.elf.go_imports_names_var_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1793);
/// `threat.enrichments.indicator.file.elf.go_stripped`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_GO_STRIPPED: FieldId = FieldId(1794);
/// `threat.enrichments.indicator.file.elf.header.abi_version`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_ABI_VERSION: FieldId = FieldId(1795);
/// `threat.enrichments.indicator.file.elf.header.class`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_CLASS: FieldId = FieldId(1796);
/// `threat.enrichments.indicator.file.elf.header.data`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_DATA: FieldId = FieldId(1797);
/// `threat.enrichments.indicator.file.elf.header.entrypoint`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(1798);
/// `threat.enrichments.indicator.file.elf.header.object_version`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(1799);
/// `threat.enrichments.indicator.file.elf.header.os_abi`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_OS_ABI: FieldId = FieldId(1800);
/// `threat.enrichments.indicator.file.elf.header.type`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_TYPE: FieldId = FieldId(1801);
/// `threat.enrichments.indicator.file.elf.header.version`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_HEADER_VERSION: FieldId = FieldId(1802);
/// `threat.enrichments.indicator.file.elf.import_hash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORT_HASH: FieldId = FieldId(1803);
/// `threat.enrichments.indicator.file.elf.imports`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORTS: FieldId = FieldId(1804);
/// `threat.enrichments.indicator.file.elf.imports_names_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1805);
/// `threat.enrichments.indicator.file.elf.imports_names_var_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1806);
/// `threat.enrichments.indicator.file.elf.sections`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS: FieldId = FieldId(1807);
/// `threat.enrichments.indicator.file.elf.sections.chi2`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_CHI2: FieldId = FieldId(1808);
/// `threat.enrichments.indicator.file.elf.sections.entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_ENTROPY: FieldId = FieldId(1809);
/// `threat.enrichments.indicator.file.elf.sections.flags`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_FLAGS: FieldId = FieldId(1810);
/// `threat.enrichments.indicator.file.elf.sections.name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_NAME: FieldId = FieldId(1811);
/// `threat.enrichments.indicator.file.elf.sections.physical_offset`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(1812);
/// `threat.enrichments.indicator.file.elf.sections.physical_size`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1813);
/// `threat.enrichments.indicator.file.elf.sections.type`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_TYPE: FieldId = FieldId(1814);
/// `threat.enrichments.indicator.file.elf.sections.var_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1815);
/// `threat.enrichments.indicator.file.elf.sections.virtual_address`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(1816);
/// `threat.enrichments.indicator.file.elf.sections.virtual_size`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1817);
/// `threat.enrichments.indicator.file.elf.segments`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SEGMENTS: FieldId = FieldId(1818);
/// `threat.enrichments.indicator.file.elf.segments.sections`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(1819);
/// `threat.enrichments.indicator.file.elf.segments.type`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SEGMENTS_TYPE: FieldId = FieldId(1820);
/// `threat.enrichments.indicator.file.elf.shared_libraries`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_SHARED_LIBRARIES: FieldId = FieldId(1821);
/// `threat.enrichments.indicator.file.elf.telfhash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ELF_TELFHASH: FieldId = FieldId(1822);
/// `threat.enrichments.indicator.file.extension`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_EXTENSION: FieldId = FieldId(1823);
/// `threat.enrichments.indicator.file.fork_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_FORK_NAME: FieldId = FieldId(1824);
/// `threat.enrichments.indicator.file.gid`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_GID: FieldId = FieldId(1825);
/// `threat.enrichments.indicator.file.group`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_GROUP: FieldId = FieldId(1826);
/// `threat.enrichments.indicator.file.hash.cdhash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_CDHASH: FieldId = FieldId(1827);
/// `threat.enrichments.indicator.file.hash.md5`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_MD5: FieldId = FieldId(1828);
/// `threat.enrichments.indicator.file.hash.sha1`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA1: FieldId = FieldId(1829);
/// `threat.enrichments.indicator.file.hash.sha256`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA256: FieldId = FieldId(1830);
/// `threat.enrichments.indicator.file.hash.sha384`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA384: FieldId = FieldId(1831);
/// `threat.enrichments.indicator.file.hash.sha512`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SHA512: FieldId = FieldId(1832);
/// `threat.enrichments.indicator.file.hash.ssdeep`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_SSDEEP: FieldId = FieldId(1833);
/// `threat.enrichments.indicator.file.hash.tlsh`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_HASH_TLSH: FieldId = FieldId(1834);
/// `threat.enrichments.indicator.file.inode`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_INODE: FieldId = FieldId(1835);
/// `threat.enrichments.indicator.file.mime_type`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_MIME_TYPE: FieldId = FieldId(1836);
/// `threat.enrichments.indicator.file.mode`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_MODE: FieldId = FieldId(1837);
/// `threat.enrichments.indicator.file.mtime`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_MTIME: FieldId = FieldId(1838);
/// `threat.enrichments.indicator.file.name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_NAME: FieldId = FieldId(1839);
/// `threat.enrichments.indicator.file.origin_referrer_url`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ORIGIN_REFERRER_URL: FieldId = FieldId(1840);
/// `threat.enrichments.indicator.file.origin_url`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_ORIGIN_URL: FieldId = FieldId(1841);
/// `threat.enrichments.indicator.file.owner`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_OWNER: FieldId = FieldId(1842);
/// `threat.enrichments.indicator.file.path`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PATH: FieldId = FieldId(1843);
/// `threat.enrichments.indicator.file.pe.architecture`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_ARCHITECTURE: FieldId = FieldId(1844);
/// `threat.enrichments.indicator.file.pe.company`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_COMPANY: FieldId = FieldId(1845);
/// `threat.enrichments.indicator.file.pe.description`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_DESCRIPTION: FieldId = FieldId(1846);
/// `threat.enrichments.indicator.file.pe.file_version`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_FILE_VERSION: FieldId = FieldId(1847);
/// `threat.enrichments.indicator.file.pe.go_import_hash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORT_HASH: FieldId = FieldId(1848);
/// `threat.enrichments.indicator.file.pe.go_imports`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORTS: FieldId = FieldId(1849);
/// `threat.enrichments.indicator.file.pe.go_imports_names_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1850);
/// `threat.enrichments.indicator.file.pe.go_imports_names_var_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1851);
/// `threat.enrichments.indicator.file.pe.go_stripped`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_GO_STRIPPED: FieldId = FieldId(1852);
/// `threat.enrichments.indicator.file.pe.imphash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPHASH: FieldId = FieldId(1853);
/// `threat.enrichments.indicator.file.pe.import_hash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORT_HASH: FieldId = FieldId(1854);
/// `threat.enrichments.indicator.file.pe.imports`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORTS: FieldId = FieldId(1855);
/// `threat.enrichments.indicator.file.pe.imports_names_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(1856);
/// `threat.enrichments.indicator.file.pe.imports_names_var_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(1857);
/// `threat.enrichments.indicator.file.pe.original_file_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(1858);
/// `threat.enrichments.indicator.file.pe.pehash`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_PEHASH: FieldId = FieldId(1859);
/// `threat.enrichments.indicator.file.pe.product`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_PRODUCT: FieldId = FieldId(1860);
/// `threat.enrichments.indicator.file.pe.sections`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS: FieldId = FieldId(1861);
/// `threat.enrichments.indicator.file.pe.sections.entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_ENTROPY: FieldId = FieldId(1862);
/// `threat.enrichments.indicator.file.pe.sections.name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_NAME: FieldId = FieldId(1863);
/// `threat.enrichments.indicator.file.pe.sections.physical_size`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(1864);
/// `threat.enrichments.indicator.file.pe.sections.var_entropy`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(1865);
/// `threat.enrichments.indicator.file.pe.sections.virtual_size`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(1866);
/// `threat.enrichments.indicator.file.size`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_SIZE: FieldId = FieldId(1867);
/// `threat.enrichments.indicator.file.target_path`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_TARGET_PATH: FieldId = FieldId(1868);
/// `threat.enrichments.indicator.file.type`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_TYPE: FieldId = FieldId(1869);
/// `threat.enrichments.indicator.file.uid`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_UID: FieldId = FieldId(1870);
/// `threat.enrichments.indicator.file.x509.alternative_names`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ALTERNATIVE_NAMES: FieldId = FieldId(1871);
/// `threat.enrichments.indicator.file.x509.issuer.common_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_COMMON_NAME: FieldId = FieldId(1872);
/// `threat.enrichments.indicator.file.x509.issuer.country`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_COUNTRY: FieldId = FieldId(1873);
/// `threat.enrichments.indicator.file.x509.issuer.distinguished_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(1874);
/// `threat.enrichments.indicator.file.x509.issuer.locality`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_LOCALITY: FieldId = FieldId(1875);
/// `threat.enrichments.indicator.file.x509.issuer.organization`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_ORGANIZATION: FieldId = FieldId(1876);
/// `threat.enrichments.indicator.file.x509.issuer.organizational_unit`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(1877);
/// `threat.enrichments.indicator.file.x509.issuer.state_or_province`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(1878);
/// `threat.enrichments.indicator.file.x509.not_after`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_NOT_AFTER: FieldId = FieldId(1879);
/// `threat.enrichments.indicator.file.x509.not_before`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_NOT_BEFORE: FieldId = FieldId(1880);
/// `threat.enrichments.indicator.file.x509.public_key_algorithm`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(1881);
/// `threat.enrichments.indicator.file.x509.public_key_curve`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(1882);
/// `threat.enrichments.indicator.file.x509.public_key_exponent`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(1883);
/// `threat.enrichments.indicator.file.x509.public_key_size`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(1884);
/// `threat.enrichments.indicator.file.x509.serial_number`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SERIAL_NUMBER: FieldId = FieldId(1885);
/// `threat.enrichments.indicator.file.x509.signature_algorithm`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(1886);
/// `threat.enrichments.indicator.file.x509.subject.common_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(1887);
/// `threat.enrichments.indicator.file.x509.subject.country`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_COUNTRY: FieldId = FieldId(1888);
/// `threat.enrichments.indicator.file.x509.subject.distinguished_name`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(1889);
/// `threat.enrichments.indicator.file.x509.subject.locality`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_LOCALITY: FieldId = FieldId(1890);
/// `threat.enrichments.indicator.file.x509.subject.organization`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(1891);
/// `threat.enrichments.indicator.file.x509.subject.organizational_unit`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(1892);
/// `threat.enrichments.indicator.file.x509.subject.state_or_province`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(1893);
/// `threat.enrichments.indicator.file.x509.version_number`
pub const THREAT_ENRICHMENTS_INDICATOR_FILE_X509_VERSION_NUMBER: FieldId = FieldId(1894);
/// `threat.enrichments.indicator.first_seen`
pub const THREAT_ENRICHMENTS_INDICATOR_FIRST_SEEN: FieldId = FieldId(1895);
/// `threat.enrichments.indicator.geo.city_name`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_CITY_NAME: FieldId = FieldId(1896);
/// `threat.enrichments.indicator.geo.continent_code`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_CONTINENT_CODE: FieldId = FieldId(1897);
/// `threat.enrichments.indicator.geo.continent_name`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_CONTINENT_NAME: FieldId = FieldId(1898);
/// `threat.enrichments.indicator.geo.country_iso_code`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(1899);
/// `threat.enrichments.indicator.geo.country_name`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_COUNTRY_NAME: FieldId = FieldId(1900);
/// `threat.enrichments.indicator.geo.location`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_LOCATION: FieldId = FieldId(1901);
/// `threat.enrichments.indicator.geo.name`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_NAME: FieldId = FieldId(1902);
/// `threat.enrichments.indicator.geo.postal_code`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_POSTAL_CODE: FieldId = FieldId(1903);
/// `threat.enrichments.indicator.geo.region_iso_code`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_REGION_ISO_CODE: FieldId = FieldId(1904);
/// `threat.enrichments.indicator.geo.region_name`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_REGION_NAME: FieldId = FieldId(1905);
/// `threat.enrichments.indicator.geo.timezone`
pub const THREAT_ENRICHMENTS_INDICATOR_GEO_TIMEZONE: FieldId = FieldId(1906);
/// `threat.enrichments.indicator.ip`
pub const THREAT_ENRICHMENTS_INDICATOR_IP: FieldId = FieldId(1907);
/// `threat.enrichments.indicator.last_seen`
pub const THREAT_ENRICHMENTS_INDICATOR_LAST_SEEN: FieldId = FieldId(1908);
/// `threat.enrichments.indicator.marking.tlp`
pub const THREAT_ENRICHMENTS_INDICATOR_MARKING_TLP: FieldId = FieldId(1909);
/// `threat.enrichments.indicator.marking.tlp_version`
pub const THREAT_ENRICHMENTS_INDICATOR_MARKING_TLP_VERSION: FieldId = FieldId(1910);
/// `threat.enrichments.indicator.modified_at`
pub const THREAT_ENRICHMENTS_INDICATOR_MODIFIED_AT: FieldId = FieldId(1911);
/// `threat.enrichments.indicator.name`
pub const THREAT_ENRICHMENTS_INDICATOR_NAME: FieldId = FieldId(1912);
/// `threat.enrichments.indicator.port`
pub const THREAT_ENRICHMENTS_INDICATOR_PORT: FieldId = FieldId(1913);
/// `threat.enrichments.indicator.provider`
pub const THREAT_ENRICHMENTS_INDICATOR_PROVIDER: FieldId = FieldId(1914);
/// `threat.enrichments.indicator.reference`
pub const THREAT_ENRICHMENTS_INDICATOR_REFERENCE: FieldId = FieldId(1915);
/// `threat.enrichments.indicator.registry.data.bytes`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_DATA_BYTES: FieldId = FieldId(1916);
/// `threat.enrichments.indicator.registry.data.strings`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_DATA_STRINGS: FieldId = FieldId(1917);
/// `threat.enrichments.indicator.registry.data.type`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_DATA_TYPE: FieldId = FieldId(1918);
/// `threat.enrichments.indicator.registry.hive`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_HIVE: FieldId = FieldId(1919);
/// `threat.enrichments.indicator.registry.key`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_KEY: FieldId = FieldId(1920);
/// `threat.enrichments.indicator.registry.path`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_PATH: FieldId = FieldId(1921);
/// `threat.enrichments.indicator.registry.value`
pub const THREAT_ENRICHMENTS_INDICATOR_REGISTRY_VALUE: FieldId = FieldId(1922);
/// `threat.enrichments.indicator.scanner_stats`
pub const THREAT_ENRICHMENTS_INDICATOR_SCANNER_STATS: FieldId = FieldId(1923);
/// `threat.enrichments.indicator.sightings`
pub const THREAT_ENRICHMENTS_INDICATOR_SIGHTINGS: FieldId = FieldId(1924);
/// `threat.enrichments.indicator.type`
pub const THREAT_ENRICHMENTS_INDICATOR_TYPE: FieldId = FieldId(1925);
/// `threat.enrichments.indicator.url.domain`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_DOMAIN: FieldId = FieldId(1926);
/// `threat.enrichments.indicator.url.extension`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_EXTENSION: FieldId = FieldId(1927);
/// `threat.enrichments.indicator.url.fragment`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_FRAGMENT: FieldId = FieldId(1928);
/// `threat.enrichments.indicator.url.full`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_FULL: FieldId = FieldId(1929);
/// `threat.enrichments.indicator.url.original`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_ORIGINAL: FieldId = FieldId(1930);
/// `threat.enrichments.indicator.url.password`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_PASSWORD: FieldId = FieldId(1931);
/// `threat.enrichments.indicator.url.path`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_PATH: FieldId = FieldId(1932);
/// `threat.enrichments.indicator.url.port`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_PORT: FieldId = FieldId(1933);
/// `threat.enrichments.indicator.url.query`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_QUERY: FieldId = FieldId(1934);
/// `threat.enrichments.indicator.url.registered_domain`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_REGISTERED_DOMAIN: FieldId = FieldId(1935);
/// `threat.enrichments.indicator.url.scheme`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_SCHEME: FieldId = FieldId(1936);
/// `threat.enrichments.indicator.url.subdomain`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_SUBDOMAIN: FieldId = FieldId(1937);
/// `threat.enrichments.indicator.url.top_level_domain`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_TOP_LEVEL_DOMAIN: FieldId = FieldId(1938);
/// `threat.enrichments.indicator.url.username`
pub const THREAT_ENRICHMENTS_INDICATOR_URL_USERNAME: FieldId = FieldId(1939);
/// `threat.enrichments.indicator.x509.alternative_names`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ALTERNATIVE_NAMES: FieldId = FieldId(1940);
/// `threat.enrichments.indicator.x509.issuer.common_name`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_COMMON_NAME: FieldId = FieldId(1941);
/// `threat.enrichments.indicator.x509.issuer.country`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_COUNTRY: FieldId = FieldId(1942);
/// `threat.enrichments.indicator.x509.issuer.distinguished_name`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(1943);
/// `threat.enrichments.indicator.x509.issuer.locality`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_LOCALITY: FieldId = FieldId(1944);
/// `threat.enrichments.indicator.x509.issuer.organization`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_ORGANIZATION: FieldId = FieldId(1945);
/// `threat.enrichments.indicator.x509.issuer.organizational_unit`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(1946);
/// `threat.enrichments.indicator.x509.issuer.state_or_province`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(1947);
/// `threat.enrichments.indicator.x509.not_after`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_NOT_AFTER: FieldId = FieldId(1948);
/// `threat.enrichments.indicator.x509.not_before`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_NOT_BEFORE: FieldId = FieldId(1949);
/// `threat.enrichments.indicator.x509.public_key_algorithm`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(1950);
/// `threat.enrichments.indicator.x509.public_key_curve`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(1951);
/// `threat.enrichments.indicator.x509.public_key_exponent`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(1952);
/// `threat.enrichments.indicator.x509.public_key_size`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(1953);
/// `threat.enrichments.indicator.x509.serial_number`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SERIAL_NUMBER: FieldId = FieldId(1954);
/// `threat.enrichments.indicator.x509.signature_algorithm`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(1955);
/// `threat.enrichments.indicator.x509.subject.common_name`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(1956);
/// `threat.enrichments.indicator.x509.subject.country`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_COUNTRY: FieldId = FieldId(1957);
/// `threat.enrichments.indicator.x509.subject.distinguished_name`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(1958);
/// `threat.enrichments.indicator.x509.subject.locality`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_LOCALITY: FieldId = FieldId(1959);
/// `threat.enrichments.indicator.x509.subject.organization`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(1960);
/// `threat.enrichments.indicator.x509.subject.organizational_unit`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(1961);
/// `threat.enrichments.indicator.x509.subject.state_or_province`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(1962);
/// `threat.enrichments.indicator.x509.version_number`
pub const THREAT_ENRICHMENTS_INDICATOR_X509_VERSION_NUMBER: FieldId = FieldId(1963);
/// `threat.enrichments.matched.atomic`
pub const THREAT_ENRICHMENTS_MATCHED_ATOMIC: FieldId = FieldId(1964);
/// `threat.enrichments.matched.field`
pub const THREAT_ENRICHMENTS_MATCHED_FIELD: FieldId = FieldId(1965);
/// `threat.enrichments.matched.id`
pub const THREAT_ENRICHMENTS_MATCHED_ID: FieldId = FieldId(1966);
/// `threat.enrichments.matched.index`
pub const THREAT_ENRICHMENTS_MATCHED_INDEX: FieldId = FieldId(1967);
/// `threat.enrichments.matched.occurred`
pub const THREAT_ENRICHMENTS_MATCHED_OCCURRED: FieldId = FieldId(1968);
/// `threat.enrichments.matched.type`
pub const THREAT_ENRICHMENTS_MATCHED_TYPE: FieldId = FieldId(1969);
/// `threat.feed.dashboard_id`
pub const THREAT_FEED_DASHBOARD_ID: FieldId = FieldId(1970);
/// `threat.feed.description`
pub const THREAT_FEED_DESCRIPTION: FieldId = FieldId(1971);
/// `threat.feed.name`
pub const THREAT_FEED_NAME: FieldId = FieldId(1972);
/// `threat.feed.reference`
pub const THREAT_FEED_REFERENCE: FieldId = FieldId(1973);
/// `threat.framework`
pub const THREAT_FRAMEWORK: FieldId = FieldId(1974);
/// `threat.group.alias`
pub const THREAT_GROUP_ALIAS: FieldId = FieldId(1975);
/// `threat.group.id`
pub const THREAT_GROUP_ID: FieldId = FieldId(1976);
/// `threat.group.name`
pub const THREAT_GROUP_NAME: FieldId = FieldId(1977);
/// `threat.group.reference`
pub const THREAT_GROUP_REFERENCE: FieldId = FieldId(1978);
/// `threat.indicator.as.number`
pub const THREAT_INDICATOR_AS_NUMBER: FieldId = FieldId(1979);
/// `threat.indicator.as.organization.name`
pub const THREAT_INDICATOR_AS_ORGANIZATION_NAME: FieldId = FieldId(1980);
/// `threat.indicator.confidence`
pub const THREAT_INDICATOR_CONFIDENCE: FieldId = FieldId(1981);
/// `threat.indicator.description`
pub const THREAT_INDICATOR_DESCRIPTION: FieldId = FieldId(1982);
/// `threat.indicator.email.address`
pub const THREAT_INDICATOR_EMAIL_ADDRESS: FieldId = FieldId(1983);
/// `threat.indicator.file.accessed`
pub const THREAT_INDICATOR_FILE_ACCESSED: FieldId = FieldId(1984);
/// `threat.indicator.file.attributes`
pub const THREAT_INDICATOR_FILE_ATTRIBUTES: FieldId = FieldId(1985);
/// `threat.indicator.file.code_signature.digest_algorithm`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_DIGEST_ALGORITHM: FieldId = FieldId(1986);
/// `threat.indicator.file.code_signature.exists`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_EXISTS: FieldId = FieldId(1987);
/// `threat.indicator.file.code_signature.flags`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_FLAGS: FieldId = FieldId(1988);
/// `threat.indicator.file.code_signature.signing_id`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_SIGNING_ID: FieldId = FieldId(1989);
/// `threat.indicator.file.code_signature.status`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_STATUS: FieldId = FieldId(1990);
/// `threat.indicator.file.code_signature.subject_name`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_SUBJECT_NAME: FieldId = FieldId(1991);
/// `threat.indicator.file.code_signature.team_id`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_TEAM_ID: FieldId = FieldId(1992);
/// `threat.indicator.file.code_signature.thumbprint_sha256`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_THUMBPRINT_SHA256: FieldId = FieldId(1993);
/// `threat.indicator.file.code_signature.timestamp`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_TIMESTAMP: FieldId = FieldId(1994);
/// `threat.indicator.file.code_signature.trusted`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_TRUSTED: FieldId = FieldId(1995);
/// `threat.indicator.file.code_signature.valid`
pub const THREAT_INDICATOR_FILE_CODE_SIGNATURE_VALID: FieldId = FieldId(1996);
/// `threat.indicator.file.created`
pub const THREAT_INDICATOR_FILE_CREATED: FieldId = FieldId(1997);
/// `threat.indicator.file.ctime`
pub const THREAT_INDICATOR_FILE_CTIME: FieldId = FieldId(1998);
/// `threat.indicator.file.device`
pub const THREAT_INDICATOR_FILE_DEVICE: FieldId = FieldId(1999);
/// `threat.indicator.file.directory`
pub const THREAT_INDICATOR_FILE_DIRECTORY: FieldId = FieldId(2000);
/// `threat.indicator.file.drive_letter`
pub const THREAT_INDICATOR_FILE_DRIVE_LETTER: FieldId = FieldId(2001);
/// `threat.indicator.file.elf.architecture`
pub const THREAT_INDICATOR_FILE_ELF_ARCHITECTURE: FieldId = FieldId(2002);
/// `threat.indicator.file.elf.byte_order`
pub const THREAT_INDICATOR_FILE_ELF_BYTE_ORDER: FieldId = FieldId(2003);
/// `threat.indicator.file.elf.cpu_type`
pub const THREAT_INDICATOR_FILE_ELF_CPU_TYPE: FieldId = FieldId(2004);
/// `threat.indicator.file.elf.creation_date`
pub const THREAT_INDICATOR_FILE_ELF_CREATION_DATE: FieldId = FieldId(2005);
/// `threat.indicator.file.elf.exports`
pub const THREAT_INDICATOR_FILE_ELF_EXPORTS: FieldId = FieldId(2006);
/// `threat.indicator.file.elf.go_import_hash`
pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORT_HASH: FieldId = FieldId(2007);
/// `threat.indicator.file.elf.go_imports`
pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORTS: FieldId = FieldId(2008);
/// `threat.indicator.file.elf.go_imports_names_entropy`
pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2009);
/// `threat.indicator.file.elf.go_imports_names_var_entropy`
pub const THREAT_INDICATOR_FILE_ELF_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2010);
/// `threat.indicator.file.elf.go_stripped`
pub const THREAT_INDICATOR_FILE_ELF_GO_STRIPPED: FieldId = FieldId(2011);
/// `threat.indicator.file.elf.header.abi_version`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_ABI_VERSION: FieldId = FieldId(2012);
/// `threat.indicator.file.elf.header.class`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_CLASS: FieldId = FieldId(2013);
/// `threat.indicator.file.elf.header.data`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_DATA: FieldId = FieldId(2014);
/// `threat.indicator.file.elf.header.entrypoint`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_ENTRYPOINT: FieldId = FieldId(2015);
/// `threat.indicator.file.elf.header.object_version`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_OBJECT_VERSION: FieldId = FieldId(2016);
/// `threat.indicator.file.elf.header.os_abi`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_OS_ABI: FieldId = FieldId(2017);
/// `threat.indicator.file.elf.header.type`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_TYPE: FieldId = FieldId(2018);
/// `threat.indicator.file.elf.header.version`
pub const THREAT_INDICATOR_FILE_ELF_HEADER_VERSION: FieldId = FieldId(2019);
/// `threat.indicator.file.elf.import_hash`
pub const THREAT_INDICATOR_FILE_ELF_IMPORT_HASH: FieldId = FieldId(2020);
/// `threat.indicator.file.elf.imports`
pub const THREAT_INDICATOR_FILE_ELF_IMPORTS: FieldId = FieldId(2021);
/// `threat.indicator.file.elf.imports_names_entropy`
pub const THREAT_INDICATOR_FILE_ELF_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2022);
/// `threat.indicator.file.elf.imports_names_var_entropy`
pub const THREAT_INDICATOR_FILE_ELF_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2023);
/// `threat.indicator.file.elf.sections`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS: FieldId = FieldId(2024);
/// `threat.indicator.file.elf.sections.chi2`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_CHI2: FieldId = FieldId(2025);
/// `threat.indicator.file.elf.sections.entropy`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_ENTROPY: FieldId = FieldId(2026);
/// `threat.indicator.file.elf.sections.flags`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_FLAGS: FieldId = FieldId(2027);
/// `threat.indicator.file.elf.sections.name`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_NAME: FieldId = FieldId(2028);
/// `threat.indicator.file.elf.sections.physical_offset`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_OFFSET: FieldId = FieldId(2029);
/// `threat.indicator.file.elf.sections.physical_size`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(2030);
/// `threat.indicator.file.elf.sections.type`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_TYPE: FieldId = FieldId(2031);
/// `threat.indicator.file.elf.sections.var_entropy`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_VAR_ENTROPY: FieldId = FieldId(2032);
/// `threat.indicator.file.elf.sections.virtual_address`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_ADDRESS: FieldId = FieldId(2033);
/// `threat.indicator.file.elf.sections.virtual_size`
pub const THREAT_INDICATOR_FILE_ELF_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(2034);
/// `threat.indicator.file.elf.segments`
pub const THREAT_INDICATOR_FILE_ELF_SEGMENTS: FieldId = FieldId(2035);
/// `threat.indicator.file.elf.segments.sections`
pub const THREAT_INDICATOR_FILE_ELF_SEGMENTS_SECTIONS: FieldId = FieldId(2036);
/// `threat.indicator.file.elf.segments.type`
pub const THREAT_INDICATOR_FILE_ELF_SEGMENTS_TYPE: FieldId = FieldId(2037);
/// `threat.indicator.file.elf.shared_libraries`
pub const THREAT_INDICATOR_FILE_ELF_SHARED_LIBRARIES: FieldId = FieldId(2038);
/// `threat.indicator.file.elf.telfhash`
pub const THREAT_INDICATOR_FILE_ELF_TELFHASH: FieldId = FieldId(2039);
/// `threat.indicator.file.extension`
pub const THREAT_INDICATOR_FILE_EXTENSION: FieldId = FieldId(2040);
/// `threat.indicator.file.fork_name`
pub const THREAT_INDICATOR_FILE_FORK_NAME: FieldId = FieldId(2041);
/// `threat.indicator.file.gid`
pub const THREAT_INDICATOR_FILE_GID: FieldId = FieldId(2042);
/// `threat.indicator.file.group`
pub const THREAT_INDICATOR_FILE_GROUP: FieldId = FieldId(2043);
/// `threat.indicator.file.hash.cdhash`
pub const THREAT_INDICATOR_FILE_HASH_CDHASH: FieldId = FieldId(2044);
/// `threat.indicator.file.hash.md5`
pub const THREAT_INDICATOR_FILE_HASH_MD5: FieldId = FieldId(2045);
/// `threat.indicator.file.hash.sha1`
pub const THREAT_INDICATOR_FILE_HASH_SHA1: FieldId = FieldId(2046);
/// `threat.indicator.file.hash.sha256`
pub const THREAT_INDICATOR_FILE_HASH_SHA256: FieldId = FieldId(2047);
/// `threat.indicator.file.hash.sha384`
pub const THREAT_INDICATOR_FILE_HASH_SHA384: FieldId = FieldId(2048);
/// `threat.indicator.file.hash.sha512`
pub const THREAT_INDICATOR_FILE_HASH_SHA512: FieldId = FieldId(2049);
/// `threat.indicator.file.hash.ssdeep`
pub const THREAT_INDICATOR_FILE_HASH_SSDEEP: FieldId = FieldId(2050);
/// `threat.indicator.file.hash.tlsh`
pub const THREAT_INDICATOR_FILE_HASH_TLSH: FieldId = FieldId(2051);
/// `threat.indicator.file.inode`
pub const THREAT_INDICATOR_FILE_INODE: FieldId = FieldId(2052);
/// `threat.indicator.file.mime_type`
pub const THREAT_INDICATOR_FILE_MIME_TYPE: FieldId = FieldId(2053);
/// `threat.indicator.file.mode`
pub const THREAT_INDICATOR_FILE_MODE: FieldId = FieldId(2054);
/// `threat.indicator.file.mtime`
pub const THREAT_INDICATOR_FILE_MTIME: FieldId = FieldId(2055);
/// `threat.indicator.file.name`
pub const THREAT_INDICATOR_FILE_NAME: FieldId = FieldId(2056);
/// `threat.indicator.file.origin_referrer_url`
pub const THREAT_INDICATOR_FILE_ORIGIN_REFERRER_URL: FieldId = FieldId(2057);
/// `threat.indicator.file.origin_url`
pub const THREAT_INDICATOR_FILE_ORIGIN_URL: FieldId = FieldId(2058);
/// `threat.indicator.file.owner`
pub const THREAT_INDICATOR_FILE_OWNER: FieldId = FieldId(2059);
/// `threat.indicator.file.path`
pub const THREAT_INDICATOR_FILE_PATH: FieldId = FieldId(2060);
/// `threat.indicator.file.pe.architecture`
pub const THREAT_INDICATOR_FILE_PE_ARCHITECTURE: FieldId = FieldId(2061);
/// `threat.indicator.file.pe.company`
pub const THREAT_INDICATOR_FILE_PE_COMPANY: FieldId = FieldId(2062);
/// `threat.indicator.file.pe.description`
pub const THREAT_INDICATOR_FILE_PE_DESCRIPTION: FieldId = FieldId(2063);
/// `threat.indicator.file.pe.file_version`
pub const THREAT_INDICATOR_FILE_PE_FILE_VERSION: FieldId = FieldId(2064);
/// `threat.indicator.file.pe.go_import_hash`
pub const THREAT_INDICATOR_FILE_PE_GO_IMPORT_HASH: FieldId = FieldId(2065);
/// `threat.indicator.file.pe.go_imports`
pub const THREAT_INDICATOR_FILE_PE_GO_IMPORTS: FieldId = FieldId(2066);
/// `threat.indicator.file.pe.go_imports_names_entropy`
pub const THREAT_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2067);
/// `threat.indicator.file.pe.go_imports_names_var_entropy`
pub const THREAT_INDICATOR_FILE_PE_GO_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2068);
/// `threat.indicator.file.pe.go_stripped`
pub const THREAT_INDICATOR_FILE_PE_GO_STRIPPED: FieldId = FieldId(2069);
/// `threat.indicator.file.pe.imphash`
pub const THREAT_INDICATOR_FILE_PE_IMPHASH: FieldId = FieldId(2070);
/// `threat.indicator.file.pe.import_hash`
pub const THREAT_INDICATOR_FILE_PE_IMPORT_HASH: FieldId = FieldId(2071);
/// `threat.indicator.file.pe.imports`
pub const THREAT_INDICATOR_FILE_PE_IMPORTS: FieldId = FieldId(2072);
/// `threat.indicator.file.pe.imports_names_entropy`
pub const THREAT_INDICATOR_FILE_PE_IMPORTS_NAMES_ENTROPY: FieldId = FieldId(2073);
/// `threat.indicator.file.pe.imports_names_var_entropy`
pub const THREAT_INDICATOR_FILE_PE_IMPORTS_NAMES_VAR_ENTROPY: FieldId = FieldId(2074);
/// `threat.indicator.file.pe.original_file_name`
pub const THREAT_INDICATOR_FILE_PE_ORIGINAL_FILE_NAME: FieldId = FieldId(2075);
/// `threat.indicator.file.pe.pehash`
pub const THREAT_INDICATOR_FILE_PE_PEHASH: FieldId = FieldId(2076);
/// `threat.indicator.file.pe.product`
pub const THREAT_INDICATOR_FILE_PE_PRODUCT: FieldId = FieldId(2077);
/// `threat.indicator.file.pe.sections`
pub const THREAT_INDICATOR_FILE_PE_SECTIONS: FieldId = FieldId(2078);
/// `threat.indicator.file.pe.sections.entropy`
pub const THREAT_INDICATOR_FILE_PE_SECTIONS_ENTROPY: FieldId = FieldId(2079);
/// `threat.indicator.file.pe.sections.name`
pub const THREAT_INDICATOR_FILE_PE_SECTIONS_NAME: FieldId = FieldId(2080);
/// `threat.indicator.file.pe.sections.physical_size`
pub const THREAT_INDICATOR_FILE_PE_SECTIONS_PHYSICAL_SIZE: FieldId = FieldId(2081);
/// `threat.indicator.file.pe.sections.var_entropy`
pub const THREAT_INDICATOR_FILE_PE_SECTIONS_VAR_ENTROPY: FieldId = FieldId(2082);
/// `threat.indicator.file.pe.sections.virtual_size`
pub const THREAT_INDICATOR_FILE_PE_SECTIONS_VIRTUAL_SIZE: FieldId = FieldId(2083);
/// `threat.indicator.file.size`
pub const THREAT_INDICATOR_FILE_SIZE: FieldId = FieldId(2084);
/// `threat.indicator.file.target_path`
pub const THREAT_INDICATOR_FILE_TARGET_PATH: FieldId = FieldId(2085);
/// `threat.indicator.file.type`
pub const THREAT_INDICATOR_FILE_TYPE: FieldId = FieldId(2086);
/// `threat.indicator.file.uid`
pub const THREAT_INDICATOR_FILE_UID: FieldId = FieldId(2087);
/// `threat.indicator.file.x509.alternative_names`
pub const THREAT_INDICATOR_FILE_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2088);
/// `threat.indicator.file.x509.issuer.common_name`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2089);
/// `threat.indicator.file.x509.issuer.country`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_COUNTRY: FieldId = FieldId(2090);
/// `threat.indicator.file.x509.issuer.distinguished_name`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2091);
/// `threat.indicator.file.x509.issuer.locality`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_LOCALITY: FieldId = FieldId(2092);
/// `threat.indicator.file.x509.issuer.organization`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2093);
/// `threat.indicator.file.x509.issuer.organizational_unit`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2094);
/// `threat.indicator.file.x509.issuer.state_or_province`
pub const THREAT_INDICATOR_FILE_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2095);
/// `threat.indicator.file.x509.not_after`
pub const THREAT_INDICATOR_FILE_X509_NOT_AFTER: FieldId = FieldId(2096);
/// `threat.indicator.file.x509.not_before`
pub const THREAT_INDICATOR_FILE_X509_NOT_BEFORE: FieldId = FieldId(2097);
/// `threat.indicator.file.x509.public_key_algorithm`
pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2098);
/// `threat.indicator.file.x509.public_key_curve`
pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2099);
/// `threat.indicator.file.x509.public_key_exponent`
pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2100);
/// `threat.indicator.file.x509.public_key_size`
pub const THREAT_INDICATOR_FILE_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2101);
/// `threat.indicator.file.x509.serial_number`
pub const THREAT_INDICATOR_FILE_X509_SERIAL_NUMBER: FieldId = FieldId(2102);
/// `threat.indicator.file.x509.signature_algorithm`
pub const THREAT_INDICATOR_FILE_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2103);
/// `threat.indicator.file.x509.subject.common_name`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2104);
/// `threat.indicator.file.x509.subject.country`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_COUNTRY: FieldId = FieldId(2105);
/// `threat.indicator.file.x509.subject.distinguished_name`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2106);
/// `threat.indicator.file.x509.subject.locality`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_LOCALITY: FieldId = FieldId(2107);
/// `threat.indicator.file.x509.subject.organization`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2108);
/// `threat.indicator.file.x509.subject.organizational_unit`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2109);
/// `threat.indicator.file.x509.subject.state_or_province`
pub const THREAT_INDICATOR_FILE_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2110);
/// `threat.indicator.file.x509.version_number`
pub const THREAT_INDICATOR_FILE_X509_VERSION_NUMBER: FieldId = FieldId(2111);
/// `threat.indicator.first_seen`
pub const THREAT_INDICATOR_FIRST_SEEN: FieldId = FieldId(2112);
/// `threat.indicator.geo.city_name`
pub const THREAT_INDICATOR_GEO_CITY_NAME: FieldId = FieldId(2113);
/// `threat.indicator.geo.continent_code`
pub const THREAT_INDICATOR_GEO_CONTINENT_CODE: FieldId = FieldId(2114);
/// `threat.indicator.geo.continent_name`
pub const THREAT_INDICATOR_GEO_CONTINENT_NAME: FieldId = FieldId(2115);
/// `threat.indicator.geo.country_iso_code`
pub const THREAT_INDICATOR_GEO_COUNTRY_ISO_CODE: FieldId = FieldId(2116);
/// `threat.indicator.geo.country_name`
pub const THREAT_INDICATOR_GEO_COUNTRY_NAME: FieldId = FieldId(2117);
/// `threat.indicator.geo.location`
pub const THREAT_INDICATOR_GEO_LOCATION: FieldId = FieldId(2118);
/// `threat.indicator.geo.name`
pub const THREAT_INDICATOR_GEO_NAME: FieldId = FieldId(2119);
/// `threat.indicator.geo.postal_code`
pub const THREAT_INDICATOR_GEO_POSTAL_CODE: FieldId = FieldId(2120);
/// `threat.indicator.geo.region_iso_code`
pub const THREAT_INDICATOR_GEO_REGION_ISO_CODE: FieldId = FieldId(2121);
/// `threat.indicator.geo.region_name`
pub const THREAT_INDICATOR_GEO_REGION_NAME: FieldId = FieldId(2122);
/// `threat.indicator.geo.timezone`
pub const THREAT_INDICATOR_GEO_TIMEZONE: FieldId = FieldId(2123);
/// `threat.indicator.id`
pub const THREAT_INDICATOR_ID: FieldId = FieldId(2124);
/// `threat.indicator.ip`
pub const THREAT_INDICATOR_IP: FieldId = FieldId(2125);
/// `threat.indicator.last_seen`
pub const THREAT_INDICATOR_LAST_SEEN: FieldId = FieldId(2126);
/// `threat.indicator.marking.tlp`
pub const THREAT_INDICATOR_MARKING_TLP: FieldId = FieldId(2127);
/// `threat.indicator.marking.tlp_version`
pub const THREAT_INDICATOR_MARKING_TLP_VERSION: FieldId = FieldId(2128);
/// `threat.indicator.modified_at`
pub const THREAT_INDICATOR_MODIFIED_AT: FieldId = FieldId(2129);
/// `threat.indicator.name`
pub const THREAT_INDICATOR_NAME: FieldId = FieldId(2130);
/// `threat.indicator.port`
pub const THREAT_INDICATOR_PORT: FieldId = FieldId(2131);
/// `threat.indicator.provider`
pub const THREAT_INDICATOR_PROVIDER: FieldId = FieldId(2132);
/// `threat.indicator.reference`
pub const THREAT_INDICATOR_REFERENCE: FieldId = FieldId(2133);
/// `threat.indicator.registry.data.bytes`
pub const THREAT_INDICATOR_REGISTRY_DATA_BYTES: FieldId = FieldId(2134);
/// `threat.indicator.registry.data.strings`
pub const THREAT_INDICATOR_REGISTRY_DATA_STRINGS: FieldId = FieldId(2135);
/// `threat.indicator.registry.data.type`
pub const THREAT_INDICATOR_REGISTRY_DATA_TYPE: FieldId = FieldId(2136);
/// `threat.indicator.registry.hive`
pub const THREAT_INDICATOR_REGISTRY_HIVE: FieldId = FieldId(2137);
/// `threat.indicator.registry.key`
pub const THREAT_INDICATOR_REGISTRY_KEY: FieldId = FieldId(2138);
/// `threat.indicator.registry.path`
pub const THREAT_INDICATOR_REGISTRY_PATH: FieldId = FieldId(2139);
/// `threat.indicator.registry.value`
pub const THREAT_INDICATOR_REGISTRY_VALUE: FieldId = FieldId(2140);
/// `threat.indicator.scanner_stats`
pub const THREAT_INDICATOR_SCANNER_STATS: FieldId = FieldId(2141);
/// `threat.indicator.sightings`
pub const THREAT_INDICATOR_SIGHTINGS: FieldId = FieldId(2142);
/// `threat.indicator.type`
pub const THREAT_INDICATOR_TYPE: FieldId = FieldId(2143);
/// `threat.indicator.url.domain`
pub const THREAT_INDICATOR_URL_DOMAIN: FieldId = FieldId(2144);
/// `threat.indicator.url.extension`
pub const THREAT_INDICATOR_URL_EXTENSION: FieldId = FieldId(2145);
/// `threat.indicator.url.fragment`
pub const THREAT_INDICATOR_URL_FRAGMENT: FieldId = FieldId(2146);
/// `threat.indicator.url.full`
pub const THREAT_INDICATOR_URL_FULL: FieldId = FieldId(2147);
/// `threat.indicator.url.original`
pub const THREAT_INDICATOR_URL_ORIGINAL: FieldId = FieldId(2148);
/// `threat.indicator.url.password`
pub const THREAT_INDICATOR_URL_PASSWORD: FieldId = FieldId(2149);
/// `threat.indicator.url.path`
pub const THREAT_INDICATOR_URL_PATH: FieldId = FieldId(2150);
/// `threat.indicator.url.port`
pub const THREAT_INDICATOR_URL_PORT: FieldId = FieldId(2151);
/// `threat.indicator.url.query`
pub const THREAT_INDICATOR_URL_QUERY: FieldId = FieldId(2152);
/// `threat.indicator.url.registered_domain`
pub const THREAT_INDICATOR_URL_REGISTERED_DOMAIN: FieldId = FieldId(2153);
/// `threat.indicator.url.scheme`
pub const THREAT_INDICATOR_URL_SCHEME: FieldId = FieldId(2154);
/// `threat.indicator.url.subdomain`
pub const THREAT_INDICATOR_URL_SUBDOMAIN: FieldId = FieldId(2155);
/// `threat.indicator.url.top_level_domain`
pub const THREAT_INDICATOR_URL_TOP_LEVEL_DOMAIN: FieldId = FieldId(2156);
/// `threat.indicator.url.username`
pub const THREAT_INDICATOR_URL_USERNAME: FieldId = FieldId(2157);
/// `threat.indicator.x509.alternative_names`
pub const THREAT_INDICATOR_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2158);
/// `threat.indicator.x509.issuer.common_name`
pub const THREAT_INDICATOR_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2159);
/// `threat.indicator.x509.issuer.country`
pub const THREAT_INDICATOR_X509_ISSUER_COUNTRY: FieldId = FieldId(2160);
/// `threat.indicator.x509.issuer.distinguished_name`
pub const THREAT_INDICATOR_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2161);
/// `threat.indicator.x509.issuer.locality`
pub const THREAT_INDICATOR_X509_ISSUER_LOCALITY: FieldId = FieldId(2162);
/// `threat.indicator.x509.issuer.organization`
pub const THREAT_INDICATOR_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2163);
/// `threat.indicator.x509.issuer.organizational_unit`
pub const THREAT_INDICATOR_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2164);
/// `threat.indicator.x509.issuer.state_or_province`
pub const THREAT_INDICATOR_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2165);
/// `threat.indicator.x509.not_after`
pub const THREAT_INDICATOR_X509_NOT_AFTER: FieldId = FieldId(2166);
/// `threat.indicator.x509.not_before`
pub const THREAT_INDICATOR_X509_NOT_BEFORE: FieldId = FieldId(2167);
/// `threat.indicator.x509.public_key_algorithm`
pub const THREAT_INDICATOR_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2168);
/// `threat.indicator.x509.public_key_curve`
pub const THREAT_INDICATOR_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2169);
/// `threat.indicator.x509.public_key_exponent`
pub const THREAT_INDICATOR_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2170);
/// `threat.indicator.x509.public_key_size`
pub const THREAT_INDICATOR_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2171);
/// `threat.indicator.x509.serial_number`
pub const THREAT_INDICATOR_X509_SERIAL_NUMBER: FieldId = FieldId(2172);
/// `threat.indicator.x509.signature_algorithm`
pub const THREAT_INDICATOR_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2173);
/// `threat.indicator.x509.subject.common_name`
pub const THREAT_INDICATOR_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2174);
/// `threat.indicator.x509.subject.country`
pub const THREAT_INDICATOR_X509_SUBJECT_COUNTRY: FieldId = FieldId(2175);
/// `threat.indicator.x509.subject.distinguished_name`
pub const THREAT_INDICATOR_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2176);
/// `threat.indicator.x509.subject.locality`
pub const THREAT_INDICATOR_X509_SUBJECT_LOCALITY: FieldId = FieldId(2177);
/// `threat.indicator.x509.subject.organization`
pub const THREAT_INDICATOR_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2178);
/// `threat.indicator.x509.subject.organizational_unit`
pub const THREAT_INDICATOR_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2179);
/// `threat.indicator.x509.subject.state_or_province`
pub const THREAT_INDICATOR_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2180);
/// `threat.indicator.x509.version_number`
pub const THREAT_INDICATOR_X509_VERSION_NUMBER: FieldId = FieldId(2181);
/// `threat.software.alias`
pub const THREAT_SOFTWARE_ALIAS: FieldId = FieldId(2182);
/// `threat.software.id`
pub const THREAT_SOFTWARE_ID: FieldId = FieldId(2183);
/// `threat.software.name`
pub const THREAT_SOFTWARE_NAME: FieldId = FieldId(2184);
/// `threat.software.platforms`
pub const THREAT_SOFTWARE_PLATFORMS: FieldId = FieldId(2185);
/// `threat.software.reference`
pub const THREAT_SOFTWARE_REFERENCE: FieldId = FieldId(2186);
/// `threat.software.type`
pub const THREAT_SOFTWARE_TYPE: FieldId = FieldId(2187);
/// `threat.tactic.id`
pub const THREAT_TACTIC_ID: FieldId = FieldId(2188);
/// `threat.tactic.name`
pub const THREAT_TACTIC_NAME: FieldId = FieldId(2189);
/// `threat.tactic.reference`
pub const THREAT_TACTIC_REFERENCE: FieldId = FieldId(2190);
/// `threat.technique.id`
pub const THREAT_TECHNIQUE_ID: FieldId = FieldId(2191);
/// `threat.technique.name`
pub const THREAT_TECHNIQUE_NAME: FieldId = FieldId(2192);
/// `threat.technique.reference`
pub const THREAT_TECHNIQUE_REFERENCE: FieldId = FieldId(2193);
/// `threat.technique.subtechnique.id`
pub const THREAT_TECHNIQUE_SUBTECHNIQUE_ID: FieldId = FieldId(2194);
/// `threat.technique.subtechnique.name`
pub const THREAT_TECHNIQUE_SUBTECHNIQUE_NAME: FieldId = FieldId(2195);
/// `threat.technique.subtechnique.reference`
pub const THREAT_TECHNIQUE_SUBTECHNIQUE_REFERENCE: FieldId = FieldId(2196);
/// `tls.cipher`
pub const TLS_CIPHER: FieldId = FieldId(2197);
/// `tls.client.certificate`
pub const TLS_CLIENT_CERTIFICATE: FieldId = FieldId(2198);
/// `tls.client.certificate_chain`
pub const TLS_CLIENT_CERTIFICATE_CHAIN: FieldId = FieldId(2199);
/// `tls.client.hash.md5`
pub const TLS_CLIENT_HASH_MD5: FieldId = FieldId(2200);
/// `tls.client.hash.sha1`
pub const TLS_CLIENT_HASH_SHA1: FieldId = FieldId(2201);
/// `tls.client.hash.sha256`
pub const TLS_CLIENT_HASH_SHA256: FieldId = FieldId(2202);
/// `tls.client.issuer`
pub const TLS_CLIENT_ISSUER: FieldId = FieldId(2203);
/// `tls.client.ja3`
pub const TLS_CLIENT_JA3: FieldId = FieldId(2204);
/// `tls.client.not_after`
pub const TLS_CLIENT_NOT_AFTER: FieldId = FieldId(2205);
/// `tls.client.not_before`
pub const TLS_CLIENT_NOT_BEFORE: FieldId = FieldId(2206);
/// `tls.client.server_name`
pub const TLS_CLIENT_SERVER_NAME: FieldId = FieldId(2207);
/// `tls.client.subject`
pub const TLS_CLIENT_SUBJECT: FieldId = FieldId(2208);
/// `tls.client.supported_ciphers`
pub const TLS_CLIENT_SUPPORTED_CIPHERS: FieldId = FieldId(2209);
/// `tls.client.x509.alternative_names`
pub const TLS_CLIENT_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2210);
/// `tls.client.x509.issuer.common_name`
pub const TLS_CLIENT_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2211);
/// `tls.client.x509.issuer.country`
pub const TLS_CLIENT_X509_ISSUER_COUNTRY: FieldId = FieldId(2212);
/// `tls.client.x509.issuer.distinguished_name`
pub const TLS_CLIENT_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2213);
/// `tls.client.x509.issuer.locality`
pub const TLS_CLIENT_X509_ISSUER_LOCALITY: FieldId = FieldId(2214);
/// `tls.client.x509.issuer.organization`
pub const TLS_CLIENT_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2215);
/// `tls.client.x509.issuer.organizational_unit`
pub const TLS_CLIENT_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2216);
/// `tls.client.x509.issuer.state_or_province`
pub const TLS_CLIENT_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2217);
/// `tls.client.x509.not_after`
pub const TLS_CLIENT_X509_NOT_AFTER: FieldId = FieldId(2218);
/// `tls.client.x509.not_before`
pub const TLS_CLIENT_X509_NOT_BEFORE: FieldId = FieldId(2219);
/// `tls.client.x509.public_key_algorithm`
pub const TLS_CLIENT_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2220);
/// `tls.client.x509.public_key_curve`
pub const TLS_CLIENT_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2221);
/// `tls.client.x509.public_key_exponent`
pub const TLS_CLIENT_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2222);
/// `tls.client.x509.public_key_size`
pub const TLS_CLIENT_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2223);
/// `tls.client.x509.serial_number`
pub const TLS_CLIENT_X509_SERIAL_NUMBER: FieldId = FieldId(2224);
/// `tls.client.x509.signature_algorithm`
pub const TLS_CLIENT_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2225);
/// `tls.client.x509.subject.common_name`
pub const TLS_CLIENT_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2226);
/// `tls.client.x509.subject.country`
pub const TLS_CLIENT_X509_SUBJECT_COUNTRY: FieldId = FieldId(2227);
/// `tls.client.x509.subject.distinguished_name`
pub const TLS_CLIENT_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2228);
/// `tls.client.x509.subject.locality`
pub const TLS_CLIENT_X509_SUBJECT_LOCALITY: FieldId = FieldId(2229);
/// `tls.client.x509.subject.organization`
pub const TLS_CLIENT_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2230);
/// `tls.client.x509.subject.organizational_unit`
pub const TLS_CLIENT_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2231);
/// `tls.client.x509.subject.state_or_province`
pub const TLS_CLIENT_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2232);
/// `tls.client.x509.version_number`
pub const TLS_CLIENT_X509_VERSION_NUMBER: FieldId = FieldId(2233);
/// `tls.curve`
pub const TLS_CURVE: FieldId = FieldId(2234);
/// `tls.established`
pub const TLS_ESTABLISHED: FieldId = FieldId(2235);
/// `tls.next_protocol`
pub const TLS_NEXT_PROTOCOL: FieldId = FieldId(2236);
/// `tls.resumed`
pub const TLS_RESUMED: FieldId = FieldId(2237);
/// `tls.server.certificate`
pub const TLS_SERVER_CERTIFICATE: FieldId = FieldId(2238);
/// `tls.server.certificate_chain`
pub const TLS_SERVER_CERTIFICATE_CHAIN: FieldId = FieldId(2239);
/// `tls.server.hash.md5`
pub const TLS_SERVER_HASH_MD5: FieldId = FieldId(2240);
/// `tls.server.hash.sha1`
pub const TLS_SERVER_HASH_SHA1: FieldId = FieldId(2241);
/// `tls.server.hash.sha256`
pub const TLS_SERVER_HASH_SHA256: FieldId = FieldId(2242);
/// `tls.server.issuer`
pub const TLS_SERVER_ISSUER: FieldId = FieldId(2243);
/// `tls.server.ja3s`
pub const TLS_SERVER_JA3S: FieldId = FieldId(2244);
/// `tls.server.not_after`
pub const TLS_SERVER_NOT_AFTER: FieldId = FieldId(2245);
/// `tls.server.not_before`
pub const TLS_SERVER_NOT_BEFORE: FieldId = FieldId(2246);
/// `tls.server.subject`
pub const TLS_SERVER_SUBJECT: FieldId = FieldId(2247);
/// `tls.server.x509.alternative_names`
pub const TLS_SERVER_X509_ALTERNATIVE_NAMES: FieldId = FieldId(2248);
/// `tls.server.x509.issuer.common_name`
pub const TLS_SERVER_X509_ISSUER_COMMON_NAME: FieldId = FieldId(2249);
/// `tls.server.x509.issuer.country`
pub const TLS_SERVER_X509_ISSUER_COUNTRY: FieldId = FieldId(2250);
/// `tls.server.x509.issuer.distinguished_name`
pub const TLS_SERVER_X509_ISSUER_DISTINGUISHED_NAME: FieldId = FieldId(2251);
/// `tls.server.x509.issuer.locality`
pub const TLS_SERVER_X509_ISSUER_LOCALITY: FieldId = FieldId(2252);
/// `tls.server.x509.issuer.organization`
pub const TLS_SERVER_X509_ISSUER_ORGANIZATION: FieldId = FieldId(2253);
/// `tls.server.x509.issuer.organizational_unit`
pub const TLS_SERVER_X509_ISSUER_ORGANIZATIONAL_UNIT: FieldId = FieldId(2254);
/// `tls.server.x509.issuer.state_or_province`
pub const TLS_SERVER_X509_ISSUER_STATE_OR_PROVINCE: FieldId = FieldId(2255);
/// `tls.server.x509.not_after`
pub const TLS_SERVER_X509_NOT_AFTER: FieldId = FieldId(2256);
/// `tls.server.x509.not_before`
pub const TLS_SERVER_X509_NOT_BEFORE: FieldId = FieldId(2257);
/// `tls.server.x509.public_key_algorithm`
pub const TLS_SERVER_X509_PUBLIC_KEY_ALGORITHM: FieldId = FieldId(2258);
/// `tls.server.x509.public_key_curve`
pub const TLS_SERVER_X509_PUBLIC_KEY_CURVE: FieldId = FieldId(2259);
/// `tls.server.x509.public_key_exponent`
pub const TLS_SERVER_X509_PUBLIC_KEY_EXPONENT: FieldId = FieldId(2260);
/// `tls.server.x509.public_key_size`
pub const TLS_SERVER_X509_PUBLIC_KEY_SIZE: FieldId = FieldId(2261);
/// `tls.server.x509.serial_number`
pub const TLS_SERVER_X509_SERIAL_NUMBER: FieldId = FieldId(2262);
/// `tls.server.x509.signature_algorithm`
pub const TLS_SERVER_X509_SIGNATURE_ALGORITHM: FieldId = FieldId(2263);
/// `tls.server.x509.subject.common_name`
pub const TLS_SERVER_X509_SUBJECT_COMMON_NAME: FieldId = FieldId(2264);
/// `tls.server.x509.subject.country`
pub const TLS_SERVER_X509_SUBJECT_COUNTRY: FieldId = FieldId(2265);
/// `tls.server.x509.subject.distinguished_name`
pub const TLS_SERVER_X509_SUBJECT_DISTINGUISHED_NAME: FieldId = FieldId(2266);
/// `tls.server.x509.subject.locality`
pub const TLS_SERVER_X509_SUBJECT_LOCALITY: FieldId = FieldId(2267);
/// `tls.server.x509.subject.organization`
pub const TLS_SERVER_X509_SUBJECT_ORGANIZATION: FieldId = FieldId(2268);
/// `tls.server.x509.subject.organizational_unit`
pub const TLS_SERVER_X509_SUBJECT_ORGANIZATIONAL_UNIT: FieldId = FieldId(2269);
/// `tls.server.x509.subject.state_or_province`
pub const TLS_SERVER_X509_SUBJECT_STATE_OR_PROVINCE: FieldId = FieldId(2270);
/// `tls.server.x509.version_number`
pub const TLS_SERVER_X509_VERSION_NUMBER: FieldId = FieldId(2271);
/// `tls.version`
pub const TLS_VERSION: FieldId = FieldId(2272);
/// `tls.version_protocol`
pub const TLS_VERSION_PROTOCOL: FieldId = FieldId(2273);
/// `trace.id`
pub const TRACE_ID: FieldId = FieldId(2274);
/// `transaction.id`
pub const TRANSACTION_ID: FieldId = FieldId(2275);
/// `url.domain`
pub const URL_DOMAIN: FieldId = FieldId(2276);
/// `url.extension`
pub const URL_EXTENSION: FieldId = FieldId(2277);
/// `url.fragment`
pub const URL_FRAGMENT: FieldId = FieldId(2278);
/// `url.full`
pub const URL_FULL: FieldId = FieldId(2279);
/// `url.original`
pub const URL_ORIGINAL: FieldId = FieldId(2280);
/// `url.password`
pub const URL_PASSWORD: FieldId = FieldId(2281);
/// `url.path`
pub const URL_PATH: FieldId = FieldId(2282);
/// `url.port`
pub const URL_PORT: FieldId = FieldId(2283);
/// `url.query`
pub const URL_QUERY: FieldId = FieldId(2284);
/// `url.registered_domain`
pub const URL_REGISTERED_DOMAIN: FieldId = FieldId(2285);
/// `url.scheme`
pub const URL_SCHEME: FieldId = FieldId(2286);
/// `url.subdomain`
pub const URL_SUBDOMAIN: FieldId = FieldId(2287);
/// `url.top_level_domain`
pub const URL_TOP_LEVEL_DOMAIN: FieldId = FieldId(2288);
/// `url.username`
pub const URL_USERNAME: FieldId = FieldId(2289);
/// `user.changes.domain`
pub const USER_CHANGES_DOMAIN: FieldId = FieldId(2290);
/// `user.changes.email`
pub const USER_CHANGES_EMAIL: FieldId = FieldId(2291);
/// `user.changes.entity.attributes.known_redirects`
pub const USER_CHANGES_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2292);
/// `user.changes.entity.attributes.managed`
pub const USER_CHANGES_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2293);
/// `user.changes.entity.attributes.mfa_enabled`
pub const USER_CHANGES_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2294);
/// `user.changes.entity.attributes.oauth_consent_restriction`
pub const USER_CHANGES_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2295);
/// `user.changes.entity.attributes.permissions`
pub const USER_CHANGES_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2296);
/// `user.changes.entity.attributes.storage_class`
pub const USER_CHANGES_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2297);
/// `user.changes.entity.behavior`
pub const USER_CHANGES_ENTITY_BEHAVIOR: FieldId = FieldId(2298);
/// `user.changes.entity.display_name`
pub const USER_CHANGES_ENTITY_DISPLAY_NAME: FieldId = FieldId(2299);
/// `user.changes.entity.id`
pub const USER_CHANGES_ENTITY_ID: FieldId = FieldId(2300);
/// `user.changes.entity.last_seen_timestamp`
pub const USER_CHANGES_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2301);
/// `user.changes.entity.lifecycle.last_activity`
pub const USER_CHANGES_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2302);
/// `user.changes.entity.metrics`
pub const USER_CHANGES_ENTITY_METRICS: FieldId = FieldId(2303);
/// `user.changes.entity.name`
pub const USER_CHANGES_ENTITY_NAME: FieldId = FieldId(2304);
/// `user.changes.entity.raw`
pub const USER_CHANGES_ENTITY_RAW: FieldId = FieldId(2305);
/// `user.changes.entity.reference`
pub const USER_CHANGES_ENTITY_REFERENCE: FieldId = FieldId(2306);
/// `user.changes.entity.relationships.administers.entity.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2307);
/// `user.changes.entity.relationships.administers.host.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2308);
/// `user.changes.entity.relationships.administers.host.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2309);
/// `user.changes.entity.relationships.administers.service.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2310);
/// `user.changes.entity.relationships.administers.service.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2311);
/// `user.changes.entity.relationships.administers.user.domain`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2312);
/// `user.changes.entity.relationships.administers.user.email`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2313);
/// `user.changes.entity.relationships.administers.user.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2314);
/// `user.changes.entity.relationships.administers.user.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2315);
/// `user.changes.entity.relationships.depends_on.entity.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2316);
/// `user.changes.entity.relationships.depends_on.host.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2317);
/// `user.changes.entity.relationships.depends_on.host.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2318);
/// `user.changes.entity.relationships.depends_on.service.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2319);
/// `user.changes.entity.relationships.depends_on.service.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2320);
/// `user.changes.entity.relationships.depends_on.user.domain`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2321);
/// `user.changes.entity.relationships.depends_on.user.email`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2322);
/// `user.changes.entity.relationships.depends_on.user.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2323);
/// `user.changes.entity.relationships.depends_on.user.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2324);
/// `user.changes.entity.relationships.owns.entity.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2325);
/// `user.changes.entity.relationships.owns.host.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2326);
/// `user.changes.entity.relationships.owns.host.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2327);
/// `user.changes.entity.relationships.owns.service.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2328);
/// `user.changes.entity.relationships.owns.service.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2329);
/// `user.changes.entity.relationships.owns.user.domain`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2330);
/// `user.changes.entity.relationships.owns.user.email`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2331);
/// `user.changes.entity.relationships.owns.user.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2332);
/// `user.changes.entity.relationships.owns.user.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2333);
/// `user.changes.entity.relationships.supervises.entity.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2334);
/// `user.changes.entity.relationships.supervises.host.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2335);
/// `user.changes.entity.relationships.supervises.host.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2336);
/// `user.changes.entity.relationships.supervises.service.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2337);
/// `user.changes.entity.relationships.supervises.service.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2338);
/// `user.changes.entity.relationships.supervises.user.domain`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2339);
/// `user.changes.entity.relationships.supervises.user.email`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2340);
/// `user.changes.entity.relationships.supervises.user.id`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2341);
/// `user.changes.entity.relationships.supervises.user.name`
pub const USER_CHANGES_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2342);
/// `user.changes.entity.source`
pub const USER_CHANGES_ENTITY_SOURCE: FieldId = FieldId(2343);
/// `user.changes.entity.sub_type`
pub const USER_CHANGES_ENTITY_SUB_TYPE: FieldId = FieldId(2344);
/// `user.changes.entity.type`
pub const USER_CHANGES_ENTITY_TYPE: FieldId = FieldId(2345);
/// `user.changes.full_name`
pub const USER_CHANGES_FULL_NAME: FieldId = FieldId(2346);
/// `user.changes.group.domain`
pub const USER_CHANGES_GROUP_DOMAIN: FieldId = FieldId(2347);
/// `user.changes.group.id`
pub const USER_CHANGES_GROUP_ID: FieldId = FieldId(2348);
/// `user.changes.group.name`
pub const USER_CHANGES_GROUP_NAME: FieldId = FieldId(2349);
/// `user.changes.hash`
pub const USER_CHANGES_HASH: FieldId = FieldId(2350);
/// `user.changes.id`
pub const USER_CHANGES_ID: FieldId = FieldId(2351);
/// `user.changes.name`
pub const USER_CHANGES_NAME: FieldId = FieldId(2352);
/// `user.changes.risk.calculated_level`
pub const USER_CHANGES_RISK_CALCULATED_LEVEL: FieldId = FieldId(2353);
/// `user.changes.risk.calculated_score`
pub const USER_CHANGES_RISK_CALCULATED_SCORE: FieldId = FieldId(2354);
/// `user.changes.risk.calculated_score_norm`
pub const USER_CHANGES_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2355);
/// `user.changes.risk.static_level`
pub const USER_CHANGES_RISK_STATIC_LEVEL: FieldId = FieldId(2356);
/// `user.changes.risk.static_score`
pub const USER_CHANGES_RISK_STATIC_SCORE: FieldId = FieldId(2357);
/// `user.changes.risk.static_score_norm`
pub const USER_CHANGES_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2358);
/// `user.changes.roles`
pub const USER_CHANGES_ROLES: FieldId = FieldId(2359);
/// `user.domain`
pub const USER_DOMAIN: FieldId = FieldId(2360);
/// `user.effective.domain`
pub const USER_EFFECTIVE_DOMAIN: FieldId = FieldId(2361);
/// `user.effective.email`
pub const USER_EFFECTIVE_EMAIL: FieldId = FieldId(2362);
/// `user.effective.entity.attributes.known_redirects`
pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2363);
/// `user.effective.entity.attributes.managed`
pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2364);
/// `user.effective.entity.attributes.mfa_enabled`
pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2365);
/// `user.effective.entity.attributes.oauth_consent_restriction`
pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2366);
/// `user.effective.entity.attributes.permissions`
pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2367);
/// `user.effective.entity.attributes.storage_class`
pub const USER_EFFECTIVE_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2368);
/// `user.effective.entity.behavior`
pub const USER_EFFECTIVE_ENTITY_BEHAVIOR: FieldId = FieldId(2369);
/// `user.effective.entity.display_name`
pub const USER_EFFECTIVE_ENTITY_DISPLAY_NAME: FieldId = FieldId(2370);
/// `user.effective.entity.id`
pub const USER_EFFECTIVE_ENTITY_ID: FieldId = FieldId(2371);
/// `user.effective.entity.last_seen_timestamp`
pub const USER_EFFECTIVE_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2372);
/// `user.effective.entity.lifecycle.last_activity`
pub const USER_EFFECTIVE_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2373);
/// `user.effective.entity.metrics`
pub const USER_EFFECTIVE_ENTITY_METRICS: FieldId = FieldId(2374);
/// `user.effective.entity.name`
pub const USER_EFFECTIVE_ENTITY_NAME: FieldId = FieldId(2375);
/// `user.effective.entity.raw`
pub const USER_EFFECTIVE_ENTITY_RAW: FieldId = FieldId(2376);
/// `user.effective.entity.reference`
pub const USER_EFFECTIVE_ENTITY_REFERENCE: FieldId = FieldId(2377);
/// `user.effective.entity.relationships.administers.entity.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2378);
/// `user.effective.entity.relationships.administers.host.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2379);
/// `user.effective.entity.relationships.administers.host.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2380);
/// `user.effective.entity.relationships.administers.service.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2381);
/// `user.effective.entity.relationships.administers.service.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2382);
/// `user.effective.entity.relationships.administers.user.domain`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2383);
/// `user.effective.entity.relationships.administers.user.email`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2384);
/// `user.effective.entity.relationships.administers.user.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2385);
/// `user.effective.entity.relationships.administers.user.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2386);
/// `user.effective.entity.relationships.depends_on.entity.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2387);
/// `user.effective.entity.relationships.depends_on.host.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2388);
/// `user.effective.entity.relationships.depends_on.host.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2389);
/// `user.effective.entity.relationships.depends_on.service.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2390);
/// `user.effective.entity.relationships.depends_on.service.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2391);
/// `user.effective.entity.relationships.depends_on.user.domain`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2392);
/// `user.effective.entity.relationships.depends_on.user.email`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2393);
/// `user.effective.entity.relationships.depends_on.user.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2394);
/// `user.effective.entity.relationships.depends_on.user.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2395);
/// `user.effective.entity.relationships.owns.entity.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2396);
/// `user.effective.entity.relationships.owns.host.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2397);
/// `user.effective.entity.relationships.owns.host.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2398);
/// `user.effective.entity.relationships.owns.service.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2399);
/// `user.effective.entity.relationships.owns.service.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2400);
/// `user.effective.entity.relationships.owns.user.domain`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2401);
/// `user.effective.entity.relationships.owns.user.email`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2402);
/// `user.effective.entity.relationships.owns.user.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2403);
/// `user.effective.entity.relationships.owns.user.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2404);
/// `user.effective.entity.relationships.supervises.entity.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2405);
/// `user.effective.entity.relationships.supervises.host.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2406);
/// `user.effective.entity.relationships.supervises.host.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2407);
/// `user.effective.entity.relationships.supervises.service.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2408);
/// `user.effective.entity.relationships.supervises.service.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2409);
/// `user.effective.entity.relationships.supervises.user.domain`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2410);
/// `user.effective.entity.relationships.supervises.user.email`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2411);
/// `user.effective.entity.relationships.supervises.user.id`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2412);
/// `user.effective.entity.relationships.supervises.user.name`
pub const USER_EFFECTIVE_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2413);
/// `user.effective.entity.source`
pub const USER_EFFECTIVE_ENTITY_SOURCE: FieldId = FieldId(2414);
/// `user.effective.entity.sub_type`
pub const USER_EFFECTIVE_ENTITY_SUB_TYPE: FieldId = FieldId(2415);
/// `user.effective.entity.type`
pub const USER_EFFECTIVE_ENTITY_TYPE: FieldId = FieldId(2416);
/// `user.effective.full_name`
pub const USER_EFFECTIVE_FULL_NAME: FieldId = FieldId(2417);
/// `user.effective.group.domain`
pub const USER_EFFECTIVE_GROUP_DOMAIN: FieldId = FieldId(2418);
/// `user.effective.group.id`
pub const USER_EFFECTIVE_GROUP_ID: FieldId = FieldId(2419);
/// `user.effective.group.name`
pub const USER_EFFECTIVE_GROUP_NAME: FieldId = FieldId(2420);
/// `user.effective.hash`
pub const USER_EFFECTIVE_HASH: FieldId = FieldId(2421);
/// `user.effective.id`
pub const USER_EFFECTIVE_ID: FieldId = FieldId(2422);
/// `user.effective.name`
pub const USER_EFFECTIVE_NAME: FieldId = FieldId(2423);
/// `user.effective.risk.calculated_level`
pub const USER_EFFECTIVE_RISK_CALCULATED_LEVEL: FieldId = FieldId(2424);
/// `user.effective.risk.calculated_score`
pub const USER_EFFECTIVE_RISK_CALCULATED_SCORE: FieldId = FieldId(2425);
/// `user.effective.risk.calculated_score_norm`
pub const USER_EFFECTIVE_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2426);
/// `user.effective.risk.static_level`
pub const USER_EFFECTIVE_RISK_STATIC_LEVEL: FieldId = FieldId(2427);
/// `user.effective.risk.static_score`
pub const USER_EFFECTIVE_RISK_STATIC_SCORE: FieldId = FieldId(2428);
/// `user.effective.risk.static_score_norm`
pub const USER_EFFECTIVE_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2429);
/// `user.effective.roles`
pub const USER_EFFECTIVE_ROLES: FieldId = FieldId(2430);
/// `user.email`
pub const USER_EMAIL: FieldId = FieldId(2431);
/// `user.entity.attributes.known_redirects`
pub const USER_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2432);
/// `user.entity.attributes.managed`
pub const USER_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2433);
/// `user.entity.attributes.mfa_enabled`
pub const USER_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2434);
/// `user.entity.attributes.oauth_consent_restriction`
pub const USER_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2435);
/// `user.entity.attributes.permissions`
pub const USER_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2436);
/// `user.entity.attributes.storage_class`
pub const USER_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2437);
/// `user.entity.behavior`
pub const USER_ENTITY_BEHAVIOR: FieldId = FieldId(2438);
/// `user.entity.display_name`
pub const USER_ENTITY_DISPLAY_NAME: FieldId = FieldId(2439);
/// `user.entity.id`
pub const USER_ENTITY_ID: FieldId = FieldId(2440);
/// `user.entity.last_seen_timestamp`
pub const USER_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2441);
/// `user.entity.lifecycle.last_activity`
pub const USER_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2442);
/// `user.entity.metrics`
pub const USER_ENTITY_METRICS: FieldId = FieldId(2443);
/// `user.entity.name`
pub const USER_ENTITY_NAME: FieldId = FieldId(2444);
/// `user.entity.raw`
pub const USER_ENTITY_RAW: FieldId = FieldId(2445);
/// `user.entity.reference`
pub const USER_ENTITY_REFERENCE: FieldId = FieldId(2446);
/// `user.entity.relationships.administers.entity.id`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2447);
/// `user.entity.relationships.administers.host.id`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2448);
/// `user.entity.relationships.administers.host.name`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2449);
/// `user.entity.relationships.administers.service.id`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2450);
/// `user.entity.relationships.administers.service.name`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2451);
/// `user.entity.relationships.administers.user.domain`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2452);
/// `user.entity.relationships.administers.user.email`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2453);
/// `user.entity.relationships.administers.user.id`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2454);
/// `user.entity.relationships.administers.user.name`
pub const USER_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2455);
/// `user.entity.relationships.depends_on.entity.id`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2456);
/// `user.entity.relationships.depends_on.host.id`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2457);
/// `user.entity.relationships.depends_on.host.name`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2458);
/// `user.entity.relationships.depends_on.service.id`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2459);
/// `user.entity.relationships.depends_on.service.name`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2460);
/// `user.entity.relationships.depends_on.user.domain`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2461);
/// `user.entity.relationships.depends_on.user.email`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2462);
/// `user.entity.relationships.depends_on.user.id`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2463);
/// `user.entity.relationships.depends_on.user.name`
pub const USER_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2464);
/// `user.entity.relationships.owns.entity.id`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2465);
/// `user.entity.relationships.owns.host.id`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2466);
/// `user.entity.relationships.owns.host.name`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2467);
/// `user.entity.relationships.owns.service.id`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2468);
/// `user.entity.relationships.owns.service.name`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2469);
/// `user.entity.relationships.owns.user.domain`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2470);
/// `user.entity.relationships.owns.user.email`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2471);
/// `user.entity.relationships.owns.user.id`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2472);
/// `user.entity.relationships.owns.user.name`
pub const USER_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2473);
/// `user.entity.relationships.supervises.entity.id`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2474);
/// `user.entity.relationships.supervises.host.id`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2475);
/// `user.entity.relationships.supervises.host.name`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2476);
/// `user.entity.relationships.supervises.service.id`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2477);
/// `user.entity.relationships.supervises.service.name`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2478);
/// `user.entity.relationships.supervises.user.domain`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2479);
/// `user.entity.relationships.supervises.user.email`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2480);
/// `user.entity.relationships.supervises.user.id`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2481);
/// `user.entity.relationships.supervises.user.name`
pub const USER_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2482);
/// `user.entity.source`
pub const USER_ENTITY_SOURCE: FieldId = FieldId(2483);
/// `user.entity.sub_type`
pub const USER_ENTITY_SUB_TYPE: FieldId = FieldId(2484);
/// `user.entity.type`
pub const USER_ENTITY_TYPE: FieldId = FieldId(2485);
/// `user.full_name`
pub const USER_FULL_NAME: FieldId = FieldId(2486);
/// `user.group.domain`
pub const USER_GROUP_DOMAIN: FieldId = FieldId(2487);
/// `user.group.id`
pub const USER_GROUP_ID: FieldId = FieldId(2488);
/// `user.group.name`
pub const USER_GROUP_NAME: FieldId = FieldId(2489);
/// `user.hash`
pub const USER_HASH: FieldId = FieldId(2490);
/// `user.id`
pub const USER_ID: FieldId = FieldId(2491);
/// `user.name`
pub const USER_NAME: FieldId = FieldId(2492);
/// `user.risk.calculated_level`
pub const USER_RISK_CALCULATED_LEVEL: FieldId = FieldId(2493);
/// `user.risk.calculated_score`
pub const USER_RISK_CALCULATED_SCORE: FieldId = FieldId(2494);
/// `user.risk.calculated_score_norm`
pub const USER_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2495);
/// `user.risk.static_level`
pub const USER_RISK_STATIC_LEVEL: FieldId = FieldId(2496);
/// `user.risk.static_score`
pub const USER_RISK_STATIC_SCORE: FieldId = FieldId(2497);
/// `user.risk.static_score_norm`
pub const USER_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2498);
/// `user.roles`
pub const USER_ROLES: FieldId = FieldId(2499);
/// `user.target.domain`
pub const USER_TARGET_DOMAIN: FieldId = FieldId(2500);
/// `user.target.email`
pub const USER_TARGET_EMAIL: FieldId = FieldId(2501);
/// `user.target.entity.attributes.known_redirects`
pub const USER_TARGET_ENTITY_ATTRIBUTES_KNOWN_REDIRECTS: FieldId = FieldId(2502);
/// `user.target.entity.attributes.managed`
pub const USER_TARGET_ENTITY_ATTRIBUTES_MANAGED: FieldId = FieldId(2503);
/// `user.target.entity.attributes.mfa_enabled`
pub const USER_TARGET_ENTITY_ATTRIBUTES_MFA_ENABLED: FieldId = FieldId(2504);
/// `user.target.entity.attributes.oauth_consent_restriction`
pub const USER_TARGET_ENTITY_ATTRIBUTES_OAUTH_CONSENT_RESTRICTION: FieldId = FieldId(2505);
/// `user.target.entity.attributes.permissions`
pub const USER_TARGET_ENTITY_ATTRIBUTES_PERMISSIONS: FieldId = FieldId(2506);
/// `user.target.entity.attributes.storage_class`
pub const USER_TARGET_ENTITY_ATTRIBUTES_STORAGE_CLASS: FieldId = FieldId(2507);
/// `user.target.entity.behavior`
pub const USER_TARGET_ENTITY_BEHAVIOR: FieldId = FieldId(2508);
/// `user.target.entity.display_name`
pub const USER_TARGET_ENTITY_DISPLAY_NAME: FieldId = FieldId(2509);
/// `user.target.entity.id`
pub const USER_TARGET_ENTITY_ID: FieldId = FieldId(2510);
/// `user.target.entity.last_seen_timestamp`
pub const USER_TARGET_ENTITY_LAST_SEEN_TIMESTAMP: FieldId = FieldId(2511);
/// `user.target.entity.lifecycle.last_activity`
pub const USER_TARGET_ENTITY_LIFECYCLE_LAST_ACTIVITY: FieldId = FieldId(2512);
/// `user.target.entity.metrics`
pub const USER_TARGET_ENTITY_METRICS: FieldId = FieldId(2513);
/// `user.target.entity.name`
pub const USER_TARGET_ENTITY_NAME: FieldId = FieldId(2514);
/// `user.target.entity.raw`
pub const USER_TARGET_ENTITY_RAW: FieldId = FieldId(2515);
/// `user.target.entity.reference`
pub const USER_TARGET_ENTITY_REFERENCE: FieldId = FieldId(2516);
/// `user.target.entity.relationships.administers.entity.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_ENTITY_ID: FieldId = FieldId(2517);
/// `user.target.entity.relationships.administers.host.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_ID: FieldId = FieldId(2518);
/// `user.target.entity.relationships.administers.host.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_HOST_NAME: FieldId = FieldId(2519);
/// `user.target.entity.relationships.administers.service.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_ID: FieldId = FieldId(2520);
/// `user.target.entity.relationships.administers.service.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_SERVICE_NAME: FieldId = FieldId(2521);
/// `user.target.entity.relationships.administers.user.domain`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_DOMAIN: FieldId = FieldId(2522);
/// `user.target.entity.relationships.administers.user.email`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_EMAIL: FieldId = FieldId(2523);
/// `user.target.entity.relationships.administers.user.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_ID: FieldId = FieldId(2524);
/// `user.target.entity.relationships.administers.user.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_ADMINISTERS_USER_NAME: FieldId = FieldId(2525);
/// `user.target.entity.relationships.depends_on.entity.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_ENTITY_ID: FieldId = FieldId(2526);
/// `user.target.entity.relationships.depends_on.host.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_ID: FieldId = FieldId(2527);
/// `user.target.entity.relationships.depends_on.host.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_HOST_NAME: FieldId = FieldId(2528);
/// `user.target.entity.relationships.depends_on.service.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_ID: FieldId = FieldId(2529);
/// `user.target.entity.relationships.depends_on.service.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_SERVICE_NAME: FieldId = FieldId(2530);
/// `user.target.entity.relationships.depends_on.user.domain`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_DOMAIN: FieldId = FieldId(2531);
/// `user.target.entity.relationships.depends_on.user.email`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_EMAIL: FieldId = FieldId(2532);
/// `user.target.entity.relationships.depends_on.user.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_ID: FieldId = FieldId(2533);
/// `user.target.entity.relationships.depends_on.user.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_DEPENDS_ON_USER_NAME: FieldId = FieldId(2534);
/// `user.target.entity.relationships.owns.entity.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_ENTITY_ID: FieldId = FieldId(2535);
/// `user.target.entity.relationships.owns.host.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_ID: FieldId = FieldId(2536);
/// `user.target.entity.relationships.owns.host.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_HOST_NAME: FieldId = FieldId(2537);
/// `user.target.entity.relationships.owns.service.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_ID: FieldId = FieldId(2538);
/// `user.target.entity.relationships.owns.service.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_SERVICE_NAME: FieldId = FieldId(2539);
/// `user.target.entity.relationships.owns.user.domain`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_DOMAIN: FieldId = FieldId(2540);
/// `user.target.entity.relationships.owns.user.email`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_EMAIL: FieldId = FieldId(2541);
/// `user.target.entity.relationships.owns.user.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_ID: FieldId = FieldId(2542);
/// `user.target.entity.relationships.owns.user.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_OWNS_USER_NAME: FieldId = FieldId(2543);
/// `user.target.entity.relationships.supervises.entity.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_ENTITY_ID: FieldId = FieldId(2544);
/// `user.target.entity.relationships.supervises.host.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_ID: FieldId = FieldId(2545);
/// `user.target.entity.relationships.supervises.host.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_HOST_NAME: FieldId = FieldId(2546);
/// `user.target.entity.relationships.supervises.service.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_ID: FieldId = FieldId(2547);
/// `user.target.entity.relationships.supervises.service.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_SERVICE_NAME: FieldId = FieldId(2548);
/// `user.target.entity.relationships.supervises.user.domain`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_DOMAIN: FieldId = FieldId(2549);
/// `user.target.entity.relationships.supervises.user.email`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_EMAIL: FieldId = FieldId(2550);
/// `user.target.entity.relationships.supervises.user.id`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_ID: FieldId = FieldId(2551);
/// `user.target.entity.relationships.supervises.user.name`
pub const USER_TARGET_ENTITY_RELATIONSHIPS_SUPERVISES_USER_NAME: FieldId = FieldId(2552);
/// `user.target.entity.source`
pub const USER_TARGET_ENTITY_SOURCE: FieldId = FieldId(2553);
/// `user.target.entity.sub_type`
pub const USER_TARGET_ENTITY_SUB_TYPE: FieldId = FieldId(2554);
/// `user.target.entity.type`
pub const USER_TARGET_ENTITY_TYPE: FieldId = FieldId(2555);
/// `user.target.full_name`
pub const USER_TARGET_FULL_NAME: FieldId = FieldId(2556);
/// `user.target.group.domain`
pub const USER_TARGET_GROUP_DOMAIN: FieldId = FieldId(2557);
/// `user.target.group.id`
pub const USER_TARGET_GROUP_ID: FieldId = FieldId(2558);
/// `user.target.group.name`
pub const USER_TARGET_GROUP_NAME: FieldId = FieldId(2559);
/// `user.target.hash`
pub const USER_TARGET_HASH: FieldId = FieldId(2560);
/// `user.target.id`
pub const USER_TARGET_ID: FieldId = FieldId(2561);
/// `user.target.name`
pub const USER_TARGET_NAME: FieldId = FieldId(2562);
/// `user.target.risk.calculated_level`
pub const USER_TARGET_RISK_CALCULATED_LEVEL: FieldId = FieldId(2563);
/// `user.target.risk.calculated_score`
pub const USER_TARGET_RISK_CALCULATED_SCORE: FieldId = FieldId(2564);
/// `user.target.risk.calculated_score_norm`
pub const USER_TARGET_RISK_CALCULATED_SCORE_NORM: FieldId = FieldId(2565);
/// `user.target.risk.static_level`
pub const USER_TARGET_RISK_STATIC_LEVEL: FieldId = FieldId(2566);
/// `user.target.risk.static_score`
pub const USER_TARGET_RISK_STATIC_SCORE: FieldId = FieldId(2567);
/// `user.target.risk.static_score_norm`
pub const USER_TARGET_RISK_STATIC_SCORE_NORM: FieldId = FieldId(2568);
/// `user.target.roles`
pub const USER_TARGET_ROLES: FieldId = FieldId(2569);
/// `user_agent.device.name`
pub const USER_AGENT_DEVICE_NAME: FieldId = FieldId(2570);
/// `user_agent.name`
pub const USER_AGENT_NAME: FieldId = FieldId(2571);
/// `user_agent.original`
pub const USER_AGENT_ORIGINAL: FieldId = FieldId(2572);
/// `user_agent.os.family`
pub const USER_AGENT_OS_FAMILY: FieldId = FieldId(2573);
/// `user_agent.os.full`
pub const USER_AGENT_OS_FULL: FieldId = FieldId(2574);
/// `user_agent.os.kernel`
pub const USER_AGENT_OS_KERNEL: FieldId = FieldId(2575);
/// `user_agent.os.name`
pub const USER_AGENT_OS_NAME: FieldId = FieldId(2576);
/// `user_agent.os.platform`
pub const USER_AGENT_OS_PLATFORM: FieldId = FieldId(2577);
/// `user_agent.os.type`
pub const USER_AGENT_OS_TYPE: FieldId = FieldId(2578);
/// `user_agent.os.version`
pub const USER_AGENT_OS_VERSION: FieldId = FieldId(2579);
/// `user_agent.version`
pub const USER_AGENT_VERSION: FieldId = FieldId(2580);
/// `volume.bus_type`
pub const VOLUME_BUS_TYPE: FieldId = FieldId(2581);
/// `volume.default_access`
pub const VOLUME_DEFAULT_ACCESS: FieldId = FieldId(2582);
/// `volume.device_name`
pub const VOLUME_DEVICE_NAME: FieldId = FieldId(2583);
/// `volume.device_type`
pub const VOLUME_DEVICE_TYPE: FieldId = FieldId(2584);
/// `volume.dos_name`
pub const VOLUME_DOS_NAME: FieldId = FieldId(2585);
/// `volume.file_system_type`
pub const VOLUME_FILE_SYSTEM_TYPE: FieldId = FieldId(2586);
/// `volume.mount_name`
pub const VOLUME_MOUNT_NAME: FieldId = FieldId(2587);
/// `volume.nt_name`
pub const VOLUME_NT_NAME: FieldId = FieldId(2588);
/// `volume.product_id`
pub const VOLUME_PRODUCT_ID: FieldId = FieldId(2589);
/// `volume.product_name`
pub const VOLUME_PRODUCT_NAME: FieldId = FieldId(2590);
/// `volume.removable`
pub const VOLUME_REMOVABLE: FieldId = FieldId(2591);
/// `volume.serial_number`
pub const VOLUME_SERIAL_NUMBER: FieldId = FieldId(2592);
/// `volume.size`
pub const VOLUME_SIZE: FieldId = FieldId(2593);
/// `volume.vendor_id`
pub const VOLUME_VENDOR_ID: FieldId = FieldId(2594);
/// `volume.vendor_name`
pub const VOLUME_VENDOR_NAME: FieldId = FieldId(2595);
/// `volume.writable`
pub const VOLUME_WRITABLE: FieldId = FieldId(2596);
/// `vulnerability.category`
pub const VULNERABILITY_CATEGORY: FieldId = FieldId(2597);
/// `vulnerability.classification`
pub const VULNERABILITY_CLASSIFICATION: FieldId = FieldId(2598);
/// `vulnerability.description`
pub const VULNERABILITY_DESCRIPTION: FieldId = FieldId(2599);
/// `vulnerability.enumeration`
pub const VULNERABILITY_ENUMERATION: FieldId = FieldId(2600);
/// `vulnerability.id`
pub const VULNERABILITY_ID: FieldId = FieldId(2601);
/// `vulnerability.reference`
pub const VULNERABILITY_REFERENCE: FieldId = FieldId(2602);
/// `vulnerability.report_id`
pub const VULNERABILITY_REPORT_ID: FieldId = FieldId(2603);
/// `vulnerability.scanner.vendor`
pub const VULNERABILITY_SCANNER_VENDOR: FieldId = FieldId(2604);
/// `vulnerability.score.base`
pub const VULNERABILITY_SCORE_BASE: FieldId = FieldId(2605);
/// `vulnerability.score.environmental`
pub const VULNERABILITY_SCORE_ENVIRONMENTAL: FieldId = FieldId(2606);
/// `vulnerability.score.temporal`
pub const VULNERABILITY_SCORE_TEMPORAL: FieldId = FieldId(2607);
/// `vulnerability.score.version`
pub const VULNERABILITY_SCORE_VERSION: FieldId = FieldId(2608);
/// `vulnerability.severity`
pub const VULNERABILITY_SEVERITY: FieldId = FieldId(2609);
/// `vulnerability.status`
pub const VULNERABILITY_STATUS: FieldId = FieldId(2610);

/// Name, type and "holds an array" of every field; a field's position is its [`FieldId`]. Sorted by name.
#[rustfmt::skip]
pub(crate) const FIELDS: &[(&str, FieldType, bool)] = &[
    ("@timestamp", Date, false),
    ("agent.build.original", Keyword, false),
    ("agent.ephemeral_id", Keyword, false),
    ("agent.id", Keyword, false),
    ("agent.name", Keyword, false),
    ("agent.type", Keyword, false),
    ("agent.version", Keyword, false),
    ("client.address", Keyword, false),
    ("client.as.number", Integer, false),
    ("client.as.organization.name", Keyword, false),
    ("client.bytes", Integer, false),
    ("client.domain", Keyword, false),
    ("client.geo.city_name", Keyword, false),
    ("client.geo.continent_code", Keyword, false),
    ("client.geo.continent_name", Keyword, false),
    ("client.geo.country_iso_code", Keyword, false),
    ("client.geo.country_name", Keyword, false),
    ("client.geo.location", Object, false),
    ("client.geo.name", Keyword, false),
    ("client.geo.postal_code", Keyword, false),
    ("client.geo.region_iso_code", Keyword, false),
    ("client.geo.region_name", Keyword, false),
    ("client.geo.timezone", Keyword, false),
    ("client.ip", Ip, false),
    ("client.mac", Keyword, false),
    ("client.nat.ip", Ip, false),
    ("client.nat.port", Integer, false),
    ("client.packets", Integer, false),
    ("client.port", Integer, false),
    ("client.registered_domain", Keyword, false),
    ("client.subdomain", Keyword, false),
    ("client.top_level_domain", Keyword, false),
    ("client.user.domain", Keyword, false),
    ("client.user.email", Keyword, false),
    ("client.user.full_name", Keyword, false),
    ("client.user.group.domain", Keyword, false),
    ("client.user.group.id", Keyword, false),
    ("client.user.group.name", Keyword, false),
    ("client.user.hash", Keyword, false),
    ("client.user.id", Keyword, false),
    ("client.user.name", Keyword, false),
    ("client.user.roles", Keyword, true),
    ("cloud.account.id", Keyword, false),
    ("cloud.account.name", Keyword, false),
    ("cloud.availability_zone", Keyword, false),
    ("cloud.entity.attributes.known_redirects", Keyword, true),
    ("cloud.entity.attributes.managed", Boolean, false),
    ("cloud.entity.attributes.mfa_enabled", Boolean, false),
    ("cloud.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("cloud.entity.attributes.permissions", Keyword, true),
    ("cloud.entity.attributes.storage_class", Keyword, false),
    ("cloud.entity.behavior", Object, false),
    ("cloud.entity.display_name", Keyword, false),
    ("cloud.entity.id", Keyword, false),
    ("cloud.entity.last_seen_timestamp", Date, false),
    ("cloud.entity.lifecycle.last_activity", Date, false),
    ("cloud.entity.metrics", Object, false),
    ("cloud.entity.name", Keyword, false),
    ("cloud.entity.raw", Object, false),
    ("cloud.entity.reference", Keyword, false),
    ("cloud.entity.relationships.administers.entity.id", Keyword, true),
    ("cloud.entity.relationships.administers.host.id", Keyword, true),
    ("cloud.entity.relationships.administers.host.name", Keyword, true),
    ("cloud.entity.relationships.administers.service.id", Keyword, true),
    ("cloud.entity.relationships.administers.service.name", Keyword, true),
    ("cloud.entity.relationships.administers.user.domain", Keyword, true),
    ("cloud.entity.relationships.administers.user.email", Keyword, true),
    ("cloud.entity.relationships.administers.user.id", Keyword, true),
    ("cloud.entity.relationships.administers.user.name", Keyword, true),
    ("cloud.entity.relationships.depends_on.entity.id", Keyword, true),
    ("cloud.entity.relationships.depends_on.host.id", Keyword, true),
    ("cloud.entity.relationships.depends_on.host.name", Keyword, true),
    ("cloud.entity.relationships.depends_on.service.id", Keyword, true),
    ("cloud.entity.relationships.depends_on.service.name", Keyword, true),
    ("cloud.entity.relationships.depends_on.user.domain", Keyword, true),
    ("cloud.entity.relationships.depends_on.user.email", Keyword, true),
    ("cloud.entity.relationships.depends_on.user.id", Keyword, true),
    ("cloud.entity.relationships.depends_on.user.name", Keyword, true),
    ("cloud.entity.relationships.owns.entity.id", Keyword, true),
    ("cloud.entity.relationships.owns.host.id", Keyword, true),
    ("cloud.entity.relationships.owns.host.name", Keyword, true),
    ("cloud.entity.relationships.owns.service.id", Keyword, true),
    ("cloud.entity.relationships.owns.service.name", Keyword, true),
    ("cloud.entity.relationships.owns.user.domain", Keyword, true),
    ("cloud.entity.relationships.owns.user.email", Keyword, true),
    ("cloud.entity.relationships.owns.user.id", Keyword, true),
    ("cloud.entity.relationships.owns.user.name", Keyword, true),
    ("cloud.entity.relationships.supervises.entity.id", Keyword, true),
    ("cloud.entity.relationships.supervises.host.id", Keyword, true),
    ("cloud.entity.relationships.supervises.host.name", Keyword, true),
    ("cloud.entity.relationships.supervises.service.id", Keyword, true),
    ("cloud.entity.relationships.supervises.service.name", Keyword, true),
    ("cloud.entity.relationships.supervises.user.domain", Keyword, true),
    ("cloud.entity.relationships.supervises.user.email", Keyword, true),
    ("cloud.entity.relationships.supervises.user.id", Keyword, true),
    ("cloud.entity.relationships.supervises.user.name", Keyword, true),
    ("cloud.entity.source", Keyword, false),
    ("cloud.entity.sub_type", Keyword, false),
    ("cloud.entity.type", Keyword, true),
    ("cloud.instance.id", Keyword, false),
    ("cloud.instance.name", Keyword, false),
    ("cloud.machine.type", Keyword, false),
    ("cloud.origin.account.id", Keyword, false),
    ("cloud.origin.account.name", Keyword, false),
    ("cloud.origin.availability_zone", Keyword, false),
    ("cloud.origin.entity.attributes.known_redirects", Keyword, true),
    ("cloud.origin.entity.attributes.managed", Boolean, false),
    ("cloud.origin.entity.attributes.mfa_enabled", Boolean, false),
    ("cloud.origin.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("cloud.origin.entity.attributes.permissions", Keyword, true),
    ("cloud.origin.entity.attributes.storage_class", Keyword, false),
    ("cloud.origin.entity.behavior", Object, false),
    ("cloud.origin.entity.display_name", Keyword, false),
    ("cloud.origin.entity.id", Keyword, false),
    ("cloud.origin.entity.last_seen_timestamp", Date, false),
    ("cloud.origin.entity.lifecycle.last_activity", Date, false),
    ("cloud.origin.entity.metrics", Object, false),
    ("cloud.origin.entity.name", Keyword, false),
    ("cloud.origin.entity.raw", Object, false),
    ("cloud.origin.entity.reference", Keyword, false),
    ("cloud.origin.entity.relationships.administers.entity.id", Keyword, true),
    ("cloud.origin.entity.relationships.administers.host.id", Keyword, true),
    ("cloud.origin.entity.relationships.administers.host.name", Keyword, true),
    ("cloud.origin.entity.relationships.administers.service.id", Keyword, true),
    ("cloud.origin.entity.relationships.administers.service.name", Keyword, true),
    ("cloud.origin.entity.relationships.administers.user.domain", Keyword, true),
    ("cloud.origin.entity.relationships.administers.user.email", Keyword, true),
    ("cloud.origin.entity.relationships.administers.user.id", Keyword, true),
    ("cloud.origin.entity.relationships.administers.user.name", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.entity.id", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.host.id", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.host.name", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.service.id", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.service.name", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.user.domain", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.user.email", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.user.id", Keyword, true),
    ("cloud.origin.entity.relationships.depends_on.user.name", Keyword, true),
    ("cloud.origin.entity.relationships.owns.entity.id", Keyword, true),
    ("cloud.origin.entity.relationships.owns.host.id", Keyword, true),
    ("cloud.origin.entity.relationships.owns.host.name", Keyword, true),
    ("cloud.origin.entity.relationships.owns.service.id", Keyword, true),
    ("cloud.origin.entity.relationships.owns.service.name", Keyword, true),
    ("cloud.origin.entity.relationships.owns.user.domain", Keyword, true),
    ("cloud.origin.entity.relationships.owns.user.email", Keyword, true),
    ("cloud.origin.entity.relationships.owns.user.id", Keyword, true),
    ("cloud.origin.entity.relationships.owns.user.name", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.entity.id", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.host.id", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.host.name", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.service.id", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.service.name", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.user.domain", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.user.email", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.user.id", Keyword, true),
    ("cloud.origin.entity.relationships.supervises.user.name", Keyword, true),
    ("cloud.origin.entity.source", Keyword, false),
    ("cloud.origin.entity.sub_type", Keyword, false),
    ("cloud.origin.entity.type", Keyword, true),
    ("cloud.origin.instance.id", Keyword, false),
    ("cloud.origin.instance.name", Keyword, false),
    ("cloud.origin.machine.type", Keyword, false),
    ("cloud.origin.project.id", Keyword, false),
    ("cloud.origin.project.name", Keyword, false),
    ("cloud.origin.provider", Keyword, false),
    ("cloud.origin.region", Keyword, false),
    ("cloud.origin.service.name", Keyword, false),
    ("cloud.project.id", Keyword, false),
    ("cloud.project.name", Keyword, false),
    ("cloud.provider", Keyword, false),
    ("cloud.region", Keyword, false),
    ("cloud.service.name", Keyword, false),
    ("cloud.target.account.id", Keyword, false),
    ("cloud.target.account.name", Keyword, false),
    ("cloud.target.availability_zone", Keyword, false),
    ("cloud.target.entity.attributes.known_redirects", Keyword, true),
    ("cloud.target.entity.attributes.managed", Boolean, false),
    ("cloud.target.entity.attributes.mfa_enabled", Boolean, false),
    ("cloud.target.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("cloud.target.entity.attributes.permissions", Keyword, true),
    ("cloud.target.entity.attributes.storage_class", Keyword, false),
    ("cloud.target.entity.behavior", Object, false),
    ("cloud.target.entity.display_name", Keyword, false),
    ("cloud.target.entity.id", Keyword, false),
    ("cloud.target.entity.last_seen_timestamp", Date, false),
    ("cloud.target.entity.lifecycle.last_activity", Date, false),
    ("cloud.target.entity.metrics", Object, false),
    ("cloud.target.entity.name", Keyword, false),
    ("cloud.target.entity.raw", Object, false),
    ("cloud.target.entity.reference", Keyword, false),
    ("cloud.target.entity.relationships.administers.entity.id", Keyword, true),
    ("cloud.target.entity.relationships.administers.host.id", Keyword, true),
    ("cloud.target.entity.relationships.administers.host.name", Keyword, true),
    ("cloud.target.entity.relationships.administers.service.id", Keyword, true),
    ("cloud.target.entity.relationships.administers.service.name", Keyword, true),
    ("cloud.target.entity.relationships.administers.user.domain", Keyword, true),
    ("cloud.target.entity.relationships.administers.user.email", Keyword, true),
    ("cloud.target.entity.relationships.administers.user.id", Keyword, true),
    ("cloud.target.entity.relationships.administers.user.name", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.entity.id", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.host.id", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.host.name", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.service.id", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.service.name", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.user.domain", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.user.email", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.user.id", Keyword, true),
    ("cloud.target.entity.relationships.depends_on.user.name", Keyword, true),
    ("cloud.target.entity.relationships.owns.entity.id", Keyword, true),
    ("cloud.target.entity.relationships.owns.host.id", Keyword, true),
    ("cloud.target.entity.relationships.owns.host.name", Keyword, true),
    ("cloud.target.entity.relationships.owns.service.id", Keyword, true),
    ("cloud.target.entity.relationships.owns.service.name", Keyword, true),
    ("cloud.target.entity.relationships.owns.user.domain", Keyword, true),
    ("cloud.target.entity.relationships.owns.user.email", Keyword, true),
    ("cloud.target.entity.relationships.owns.user.id", Keyword, true),
    ("cloud.target.entity.relationships.owns.user.name", Keyword, true),
    ("cloud.target.entity.relationships.supervises.entity.id", Keyword, true),
    ("cloud.target.entity.relationships.supervises.host.id", Keyword, true),
    ("cloud.target.entity.relationships.supervises.host.name", Keyword, true),
    ("cloud.target.entity.relationships.supervises.service.id", Keyword, true),
    ("cloud.target.entity.relationships.supervises.service.name", Keyword, true),
    ("cloud.target.entity.relationships.supervises.user.domain", Keyword, true),
    ("cloud.target.entity.relationships.supervises.user.email", Keyword, true),
    ("cloud.target.entity.relationships.supervises.user.id", Keyword, true),
    ("cloud.target.entity.relationships.supervises.user.name", Keyword, true),
    ("cloud.target.entity.source", Keyword, false),
    ("cloud.target.entity.sub_type", Keyword, false),
    ("cloud.target.entity.type", Keyword, true),
    ("cloud.target.instance.id", Keyword, false),
    ("cloud.target.instance.name", Keyword, false),
    ("cloud.target.machine.type", Keyword, false),
    ("cloud.target.project.id", Keyword, false),
    ("cloud.target.project.name", Keyword, false),
    ("cloud.target.provider", Keyword, false),
    ("cloud.target.region", Keyword, false),
    ("cloud.target.service.name", Keyword, false),
    ("container.cpu.usage", Decimal, false),
    ("container.disk.read.bytes", Integer, false),
    ("container.disk.write.bytes", Integer, false),
    ("container.id", Keyword, false),
    ("container.image.hash.all", Keyword, true),
    ("container.image.name", Keyword, false),
    ("container.image.tag", Keyword, true),
    ("container.labels", Object, false),
    ("container.memory.usage", Decimal, false),
    ("container.name", Keyword, false),
    ("container.network.egress.bytes", Integer, false),
    ("container.network.ingress.bytes", Integer, false),
    ("container.runtime", Keyword, false),
    ("container.security_context.privileged", Boolean, false),
    ("data_stream.dataset", Keyword, false),
    ("data_stream.namespace", Keyword, false),
    ("data_stream.type", Keyword, false),
    ("destination.address", Keyword, false),
    ("destination.as.number", Integer, false),
    ("destination.as.organization.name", Keyword, false),
    ("destination.bytes", Integer, false),
    ("destination.domain", Keyword, false),
    ("destination.geo.city_name", Keyword, false),
    ("destination.geo.continent_code", Keyword, false),
    ("destination.geo.continent_name", Keyword, false),
    ("destination.geo.country_iso_code", Keyword, false),
    ("destination.geo.country_name", Keyword, false),
    ("destination.geo.location", Object, false),
    ("destination.geo.name", Keyword, false),
    ("destination.geo.postal_code", Keyword, false),
    ("destination.geo.region_iso_code", Keyword, false),
    ("destination.geo.region_name", Keyword, false),
    ("destination.geo.timezone", Keyword, false),
    ("destination.ip", Ip, false),
    ("destination.mac", Keyword, false),
    ("destination.nat.ip", Ip, false),
    ("destination.nat.port", Integer, false),
    ("destination.packets", Integer, false),
    ("destination.port", Integer, false),
    ("destination.registered_domain", Keyword, false),
    ("destination.subdomain", Keyword, false),
    ("destination.top_level_domain", Keyword, false),
    ("destination.user.domain", Keyword, false),
    ("destination.user.email", Keyword, false),
    ("destination.user.full_name", Keyword, false),
    ("destination.user.group.domain", Keyword, false),
    ("destination.user.group.id", Keyword, false),
    ("destination.user.group.name", Keyword, false),
    ("destination.user.hash", Keyword, false),
    ("destination.user.id", Keyword, false),
    ("destination.user.name", Keyword, false),
    ("destination.user.roles", Keyword, true),
    ("device.id", Keyword, false),
    ("device.manufacturer", Keyword, false),
    ("device.model.identifier", Keyword, false),
    ("device.model.name", Keyword, false),
    ("device.product.id", Keyword, false),
    ("device.product.name", Keyword, false),
    ("device.serial_number", Keyword, false),
    ("device.type", Keyword, false),
    ("device.vendor.id", Keyword, false),
    ("device.vendor.name", Keyword, false),
    ("dll.code_signature.digest_algorithm", Keyword, false),
    ("dll.code_signature.exists", Boolean, false),
    ("dll.code_signature.flags", Keyword, false),
    ("dll.code_signature.signing_id", Keyword, false),
    ("dll.code_signature.status", Keyword, false),
    ("dll.code_signature.subject_name", Keyword, false),
    ("dll.code_signature.team_id", Keyword, false),
    ("dll.code_signature.thumbprint_sha256", Keyword, false),
    ("dll.code_signature.timestamp", Date, false),
    ("dll.code_signature.trusted", Boolean, false),
    ("dll.code_signature.valid", Boolean, false),
    ("dll.hash.cdhash", Keyword, false),
    ("dll.hash.md5", Keyword, false),
    ("dll.hash.sha1", Keyword, false),
    ("dll.hash.sha256", Keyword, false),
    ("dll.hash.sha384", Keyword, false),
    ("dll.hash.sha512", Keyword, false),
    ("dll.hash.ssdeep", Keyword, false),
    ("dll.hash.tlsh", Keyword, false),
    ("dll.name", Keyword, false),
    ("dll.origin_referrer_url", Keyword, false),
    ("dll.origin_url", Keyword, false),
    ("dll.path", Keyword, false),
    ("dll.pe.architecture", Keyword, false),
    ("dll.pe.company", Keyword, false),
    ("dll.pe.description", Keyword, false),
    ("dll.pe.file_version", Keyword, false),
    ("dll.pe.go_import_hash", Keyword, false),
    ("dll.pe.go_imports", Object, false),
    ("dll.pe.go_imports_names_entropy", Integer, false),
    ("dll.pe.go_imports_names_var_entropy", Integer, false),
    ("dll.pe.go_stripped", Boolean, false),
    ("dll.pe.imphash", Keyword, false),
    ("dll.pe.import_hash", Keyword, false),
    ("dll.pe.imports", Object, true),
    ("dll.pe.imports_names_entropy", Integer, false),
    ("dll.pe.imports_names_var_entropy", Integer, false),
    ("dll.pe.original_file_name", Keyword, false),
    ("dll.pe.pehash", Keyword, false),
    ("dll.pe.product", Keyword, false),
    ("dll.pe.sections", Object, true),
    ("dll.pe.sections.entropy", Integer, false),
    ("dll.pe.sections.name", Keyword, false),
    ("dll.pe.sections.physical_size", Integer, false),
    ("dll.pe.sections.var_entropy", Integer, false),
    ("dll.pe.sections.virtual_size", Integer, false),
    ("dns.answers", Object, true),
    ("dns.answers.class", Keyword, false),
    ("dns.answers.data", Keyword, false),
    ("dns.answers.name", Keyword, false),
    ("dns.answers.ttl", Integer, false),
    ("dns.answers.type", Keyword, false),
    ("dns.header_flags", Keyword, true),
    ("dns.id", Keyword, false),
    ("dns.op_code", Keyword, false),
    ("dns.question.class", Keyword, false),
    ("dns.question.name", Keyword, false),
    ("dns.question.registered_domain", Keyword, false),
    ("dns.question.subdomain", Keyword, false),
    ("dns.question.top_level_domain", Keyword, false),
    ("dns.question.type", Keyword, false),
    ("dns.resolved_ip", Ip, true),
    ("dns.response_code", Keyword, false),
    ("dns.type", Keyword, false),
    ("ecs.version", Keyword, false),
    ("email.attachments", Object, true),
    ("email.attachments.file.extension", Keyword, false),
    ("email.attachments.file.hash.cdhash", Keyword, false),
    ("email.attachments.file.hash.md5", Keyword, false),
    ("email.attachments.file.hash.sha1", Keyword, false),
    ("email.attachments.file.hash.sha256", Keyword, false),
    ("email.attachments.file.hash.sha384", Keyword, false),
    ("email.attachments.file.hash.sha512", Keyword, false),
    ("email.attachments.file.hash.ssdeep", Keyword, false),
    ("email.attachments.file.hash.tlsh", Keyword, false),
    ("email.attachments.file.mime_type", Keyword, false),
    ("email.attachments.file.name", Keyword, false),
    ("email.attachments.file.size", Integer, false),
    ("email.bcc.address", Keyword, true),
    ("email.cc.address", Keyword, true),
    ("email.content_type", Keyword, false),
    ("email.delivery_timestamp", Date, false),
    ("email.direction", Keyword, false),
    ("email.from.address", Keyword, true),
    ("email.local_id", Keyword, false),
    ("email.message_id", Keyword, false),
    ("email.origination_timestamp", Date, false),
    ("email.reply_to.address", Keyword, true),
    ("email.sender.address", Keyword, false),
    ("email.subject", Keyword, false),
    ("email.to.address", Keyword, true),
    ("email.x_mailer", Keyword, false),
    ("entity.attributes.known_redirects", Keyword, true),
    ("entity.attributes.managed", Boolean, false),
    ("entity.attributes.mfa_enabled", Boolean, false),
    ("entity.attributes.oauth_consent_restriction", Keyword, false),
    ("entity.attributes.permissions", Keyword, true),
    ("entity.attributes.storage_class", Keyword, false),
    ("entity.behavior", Object, false),
    ("entity.display_name", Keyword, false),
    ("entity.id", Keyword, false),
    ("entity.last_seen_timestamp", Date, false),
    ("entity.lifecycle.last_activity", Date, false),
    ("entity.metrics", Object, false),
    ("entity.name", Keyword, false),
    ("entity.raw", Object, false),
    ("entity.reference", Keyword, false),
    ("entity.relationships.administers.entity.id", Keyword, true),
    ("entity.relationships.administers.host.id", Keyword, true),
    ("entity.relationships.administers.host.name", Keyword, true),
    ("entity.relationships.administers.service.id", Keyword, true),
    ("entity.relationships.administers.service.name", Keyword, true),
    ("entity.relationships.administers.user.domain", Keyword, true),
    ("entity.relationships.administers.user.email", Keyword, true),
    ("entity.relationships.administers.user.id", Keyword, true),
    ("entity.relationships.administers.user.name", Keyword, true),
    ("entity.relationships.depends_on.entity.id", Keyword, true),
    ("entity.relationships.depends_on.host.id", Keyword, true),
    ("entity.relationships.depends_on.host.name", Keyword, true),
    ("entity.relationships.depends_on.service.id", Keyword, true),
    ("entity.relationships.depends_on.service.name", Keyword, true),
    ("entity.relationships.depends_on.user.domain", Keyword, true),
    ("entity.relationships.depends_on.user.email", Keyword, true),
    ("entity.relationships.depends_on.user.id", Keyword, true),
    ("entity.relationships.depends_on.user.name", Keyword, true),
    ("entity.relationships.owns.entity.id", Keyword, true),
    ("entity.relationships.owns.host.id", Keyword, true),
    ("entity.relationships.owns.host.name", Keyword, true),
    ("entity.relationships.owns.service.id", Keyword, true),
    ("entity.relationships.owns.service.name", Keyword, true),
    ("entity.relationships.owns.user.domain", Keyword, true),
    ("entity.relationships.owns.user.email", Keyword, true),
    ("entity.relationships.owns.user.id", Keyword, true),
    ("entity.relationships.owns.user.name", Keyword, true),
    ("entity.relationships.supervises.entity.id", Keyword, true),
    ("entity.relationships.supervises.host.id", Keyword, true),
    ("entity.relationships.supervises.host.name", Keyword, true),
    ("entity.relationships.supervises.service.id", Keyword, true),
    ("entity.relationships.supervises.service.name", Keyword, true),
    ("entity.relationships.supervises.user.domain", Keyword, true),
    ("entity.relationships.supervises.user.email", Keyword, true),
    ("entity.relationships.supervises.user.id", Keyword, true),
    ("entity.relationships.supervises.user.name", Keyword, true),
    ("entity.source", Keyword, false),
    ("entity.sub_type", Keyword, false),
    ("entity.target.attributes.known_redirects", Keyword, true),
    ("entity.target.attributes.managed", Boolean, false),
    ("entity.target.attributes.mfa_enabled", Boolean, false),
    ("entity.target.attributes.oauth_consent_restriction", Keyword, false),
    ("entity.target.attributes.permissions", Keyword, true),
    ("entity.target.attributes.storage_class", Keyword, false),
    ("entity.target.behavior", Object, false),
    ("entity.target.display_name", Keyword, false),
    ("entity.target.id", Keyword, false),
    ("entity.target.last_seen_timestamp", Date, false),
    ("entity.target.lifecycle.last_activity", Date, false),
    ("entity.target.metrics", Object, false),
    ("entity.target.name", Keyword, false),
    ("entity.target.raw", Object, false),
    ("entity.target.reference", Keyword, false),
    ("entity.target.relationships.administers.entity.id", Keyword, true),
    ("entity.target.relationships.administers.host.id", Keyword, true),
    ("entity.target.relationships.administers.host.name", Keyword, true),
    ("entity.target.relationships.administers.service.id", Keyword, true),
    ("entity.target.relationships.administers.service.name", Keyword, true),
    ("entity.target.relationships.administers.user.domain", Keyword, true),
    ("entity.target.relationships.administers.user.email", Keyword, true),
    ("entity.target.relationships.administers.user.id", Keyword, true),
    ("entity.target.relationships.administers.user.name", Keyword, true),
    ("entity.target.relationships.depends_on.entity.id", Keyword, true),
    ("entity.target.relationships.depends_on.host.id", Keyword, true),
    ("entity.target.relationships.depends_on.host.name", Keyword, true),
    ("entity.target.relationships.depends_on.service.id", Keyword, true),
    ("entity.target.relationships.depends_on.service.name", Keyword, true),
    ("entity.target.relationships.depends_on.user.domain", Keyword, true),
    ("entity.target.relationships.depends_on.user.email", Keyword, true),
    ("entity.target.relationships.depends_on.user.id", Keyword, true),
    ("entity.target.relationships.depends_on.user.name", Keyword, true),
    ("entity.target.relationships.owns.entity.id", Keyword, true),
    ("entity.target.relationships.owns.host.id", Keyword, true),
    ("entity.target.relationships.owns.host.name", Keyword, true),
    ("entity.target.relationships.owns.service.id", Keyword, true),
    ("entity.target.relationships.owns.service.name", Keyword, true),
    ("entity.target.relationships.owns.user.domain", Keyword, true),
    ("entity.target.relationships.owns.user.email", Keyword, true),
    ("entity.target.relationships.owns.user.id", Keyword, true),
    ("entity.target.relationships.owns.user.name", Keyword, true),
    ("entity.target.relationships.supervises.entity.id", Keyword, true),
    ("entity.target.relationships.supervises.host.id", Keyword, true),
    ("entity.target.relationships.supervises.host.name", Keyword, true),
    ("entity.target.relationships.supervises.service.id", Keyword, true),
    ("entity.target.relationships.supervises.service.name", Keyword, true),
    ("entity.target.relationships.supervises.user.domain", Keyword, true),
    ("entity.target.relationships.supervises.user.email", Keyword, true),
    ("entity.target.relationships.supervises.user.id", Keyword, true),
    ("entity.target.relationships.supervises.user.name", Keyword, true),
    ("entity.target.source", Keyword, false),
    ("entity.target.sub_type", Keyword, false),
    ("entity.target.type", Keyword, true),
    ("entity.type", Keyword, true),
    ("error.code", Keyword, false),
    ("error.id", Keyword, false),
    ("error.message", Text, false),
    ("error.stack_trace", Keyword, false),
    ("error.type", Keyword, false),
    ("event.action", Keyword, false),
    ("event.agent_id_status", Keyword, false),
    ("event.category", Keyword, true),
    ("event.code", Keyword, false),
    ("event.created", Date, false),
    ("event.dataset", Keyword, false),
    ("event.duration", Integer, false),
    ("event.end", Date, false),
    ("event.hash", Keyword, false),
    ("event.id", Keyword, false),
    ("event.ingested", Date, false),
    ("event.kind", Keyword, false),
    ("event.module", Keyword, false),
    ("event.original", Keyword, false),
    ("event.outcome", Keyword, false),
    ("event.provider", Keyword, false),
    ("event.reason", Keyword, false),
    ("event.reference", Keyword, false),
    ("event.risk_score", Decimal, false),
    ("event.risk_score_norm", Decimal, false),
    ("event.sequence", Integer, false),
    ("event.severity", Integer, false),
    ("event.start", Date, false),
    ("event.timezone", Keyword, false),
    ("event.type", Keyword, true),
    ("event.url", Keyword, false),
    ("faas.coldstart", Boolean, false),
    ("faas.execution", Keyword, false),
    ("faas.id", Keyword, false),
    ("faas.name", Keyword, false),
    ("faas.trigger.request_id", Keyword, false),
    ("faas.trigger.type", Keyword, false),
    ("faas.version", Keyword, false),
    ("file.accessed", Date, false),
    ("file.attributes", Keyword, true),
    ("file.code_signature.digest_algorithm", Keyword, false),
    ("file.code_signature.exists", Boolean, false),
    ("file.code_signature.flags", Keyword, false),
    ("file.code_signature.signing_id", Keyword, false),
    ("file.code_signature.status", Keyword, false),
    ("file.code_signature.subject_name", Keyword, false),
    ("file.code_signature.team_id", Keyword, false),
    ("file.code_signature.thumbprint_sha256", Keyword, false),
    ("file.code_signature.timestamp", Date, false),
    ("file.code_signature.trusted", Boolean, false),
    ("file.code_signature.valid", Boolean, false),
    ("file.created", Date, false),
    ("file.ctime", Date, false),
    ("file.device", Keyword, false),
    ("file.directory", Keyword, false),
    ("file.drive_letter", Keyword, false),
    ("file.elf.architecture", Keyword, false),
    ("file.elf.byte_order", Keyword, false),
    ("file.elf.cpu_type", Keyword, false),
    ("file.elf.creation_date", Date, false),
    ("file.elf.exports", Object, true),
    ("file.elf.go_import_hash", Keyword, false),
    ("file.elf.go_imports", Object, false),
    ("file.elf.go_imports_names_entropy", Integer, false),
    ("file.elf.go_imports_names_var_entropy", Integer, false),
    ("file.elf.go_stripped", Boolean, false),
    ("file.elf.header.abi_version", Keyword, false),
    ("file.elf.header.class", Keyword, false),
    ("file.elf.header.data", Keyword, false),
    ("file.elf.header.entrypoint", Integer, false),
    ("file.elf.header.object_version", Keyword, false),
    ("file.elf.header.os_abi", Keyword, false),
    ("file.elf.header.type", Keyword, false),
    ("file.elf.header.version", Keyword, false),
    ("file.elf.import_hash", Keyword, false),
    ("file.elf.imports", Object, true),
    ("file.elf.imports_names_entropy", Integer, false),
    ("file.elf.imports_names_var_entropy", Integer, false),
    ("file.elf.sections", Object, true),
    ("file.elf.sections.chi2", Integer, false),
    ("file.elf.sections.entropy", Integer, false),
    ("file.elf.sections.flags", Keyword, false),
    ("file.elf.sections.name", Keyword, false),
    ("file.elf.sections.physical_offset", Keyword, false),
    ("file.elf.sections.physical_size", Integer, false),
    ("file.elf.sections.type", Keyword, false),
    ("file.elf.sections.var_entropy", Integer, false),
    ("file.elf.sections.virtual_address", Integer, false),
    ("file.elf.sections.virtual_size", Integer, false),
    ("file.elf.segments", Object, true),
    ("file.elf.segments.sections", Keyword, false),
    ("file.elf.segments.type", Keyword, false),
    ("file.elf.shared_libraries", Keyword, true),
    ("file.elf.telfhash", Keyword, false),
    ("file.extension", Keyword, false),
    ("file.fork_name", Keyword, false),
    ("file.gid", Keyword, false),
    ("file.group", Keyword, false),
    ("file.hash.cdhash", Keyword, false),
    ("file.hash.md5", Keyword, false),
    ("file.hash.sha1", Keyword, false),
    ("file.hash.sha256", Keyword, false),
    ("file.hash.sha384", Keyword, false),
    ("file.hash.sha512", Keyword, false),
    ("file.hash.ssdeep", Keyword, false),
    ("file.hash.tlsh", Keyword, false),
    ("file.inode", Keyword, false),
    ("file.macho.go_import_hash", Keyword, false),
    ("file.macho.go_imports", Object, false),
    ("file.macho.go_imports_names_entropy", Integer, false),
    ("file.macho.go_imports_names_var_entropy", Integer, false),
    ("file.macho.go_stripped", Boolean, false),
    ("file.macho.import_hash", Keyword, false),
    ("file.macho.imports", Object, true),
    ("file.macho.imports_names_entropy", Integer, false),
    ("file.macho.imports_names_var_entropy", Integer, false),
    ("file.macho.sections", Object, true),
    ("file.macho.sections.entropy", Integer, false),
    ("file.macho.sections.name", Keyword, false),
    ("file.macho.sections.physical_size", Integer, false),
    ("file.macho.sections.var_entropy", Integer, false),
    ("file.macho.sections.virtual_size", Integer, false),
    ("file.macho.symhash", Keyword, false),
    ("file.mime_type", Keyword, false),
    ("file.mode", Keyword, false),
    ("file.mtime", Date, false),
    ("file.name", Keyword, false),
    ("file.origin_referrer_url", Keyword, false),
    ("file.origin_url", Keyword, false),
    ("file.owner", Keyword, false),
    ("file.path", Keyword, false),
    ("file.pe.architecture", Keyword, false),
    ("file.pe.company", Keyword, false),
    ("file.pe.description", Keyword, false),
    ("file.pe.file_version", Keyword, false),
    ("file.pe.go_import_hash", Keyword, false),
    ("file.pe.go_imports", Object, false),
    ("file.pe.go_imports_names_entropy", Integer, false),
    ("file.pe.go_imports_names_var_entropy", Integer, false),
    ("file.pe.go_stripped", Boolean, false),
    ("file.pe.imphash", Keyword, false),
    ("file.pe.import_hash", Keyword, false),
    ("file.pe.imports", Object, true),
    ("file.pe.imports_names_entropy", Integer, false),
    ("file.pe.imports_names_var_entropy", Integer, false),
    ("file.pe.original_file_name", Keyword, false),
    ("file.pe.pehash", Keyword, false),
    ("file.pe.product", Keyword, false),
    ("file.pe.sections", Object, true),
    ("file.pe.sections.entropy", Integer, false),
    ("file.pe.sections.name", Keyword, false),
    ("file.pe.sections.physical_size", Integer, false),
    ("file.pe.sections.var_entropy", Integer, false),
    ("file.pe.sections.virtual_size", Integer, false),
    ("file.size", Integer, false),
    ("file.target_path", Keyword, false),
    ("file.type", Keyword, false),
    ("file.uid", Keyword, false),
    ("file.x509.alternative_names", Keyword, true),
    ("file.x509.issuer.common_name", Keyword, true),
    ("file.x509.issuer.country", Keyword, true),
    ("file.x509.issuer.distinguished_name", Keyword, false),
    ("file.x509.issuer.locality", Keyword, true),
    ("file.x509.issuer.organization", Keyword, true),
    ("file.x509.issuer.organizational_unit", Keyword, true),
    ("file.x509.issuer.state_or_province", Keyword, true),
    ("file.x509.not_after", Date, false),
    ("file.x509.not_before", Date, false),
    ("file.x509.public_key_algorithm", Keyword, false),
    ("file.x509.public_key_curve", Keyword, false),
    ("file.x509.public_key_exponent", Integer, false),
    ("file.x509.public_key_size", Integer, false),
    ("file.x509.serial_number", Keyword, false),
    ("file.x509.signature_algorithm", Keyword, false),
    ("file.x509.subject.common_name", Keyword, true),
    ("file.x509.subject.country", Keyword, true),
    ("file.x509.subject.distinguished_name", Keyword, false),
    ("file.x509.subject.locality", Keyword, true),
    ("file.x509.subject.organization", Keyword, true),
    ("file.x509.subject.organizational_unit", Keyword, true),
    ("file.x509.subject.state_or_province", Keyword, true),
    ("file.x509.version_number", Keyword, false),
    ("gen_ai.agent.description", Keyword, false),
    ("gen_ai.agent.id", Keyword, false),
    ("gen_ai.agent.name", Keyword, false),
    ("gen_ai.input.messages", Object, false),
    ("gen_ai.operation.name", Keyword, false),
    ("gen_ai.output.messages", Object, false),
    ("gen_ai.output.type", Keyword, false),
    ("gen_ai.provider.name", Keyword, false),
    ("gen_ai.request.choice.count", Integer, false),
    ("gen_ai.request.encoding_formats", Object, false),
    ("gen_ai.request.frequency_penalty", Decimal, false),
    ("gen_ai.request.max_tokens", Integer, false),
    ("gen_ai.request.model", Keyword, false),
    ("gen_ai.request.presence_penalty", Decimal, false),
    ("gen_ai.request.seed", Integer, false),
    ("gen_ai.request.stop_sequences", Object, false),
    ("gen_ai.request.temperature", Decimal, false),
    ("gen_ai.request.top_k", Decimal, false),
    ("gen_ai.request.top_p", Decimal, false),
    ("gen_ai.response.finish_reasons", Object, false),
    ("gen_ai.response.id", Keyword, false),
    ("gen_ai.response.model", Keyword, false),
    ("gen_ai.system_instructions", Object, false),
    ("gen_ai.token.type", Keyword, false),
    ("gen_ai.tool.call.arguments", Object, false),
    ("gen_ai.tool.call.id", Keyword, false),
    ("gen_ai.tool.call.result", Object, false),
    ("gen_ai.tool.definitions", Object, false),
    ("gen_ai.tool.name", Keyword, false),
    ("gen_ai.tool.type", Keyword, false),
    ("gen_ai.usage.input_tokens", Integer, false),
    ("gen_ai.usage.output_tokens", Integer, false),
    ("group.domain", Keyword, false),
    ("group.id", Keyword, false),
    ("group.name", Keyword, false),
    ("host.architecture", Keyword, false),
    ("host.boot.id", Keyword, false),
    ("host.cpu.usage", Decimal, false),
    ("host.disk.read.bytes", Integer, false),
    ("host.disk.write.bytes", Integer, false),
    ("host.domain", Keyword, false),
    ("host.entity.attributes.known_redirects", Keyword, true),
    ("host.entity.attributes.managed", Boolean, false),
    ("host.entity.attributes.mfa_enabled", Boolean, false),
    ("host.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("host.entity.attributes.permissions", Keyword, true),
    ("host.entity.attributes.storage_class", Keyword, false),
    ("host.entity.behavior", Object, false),
    ("host.entity.display_name", Keyword, false),
    ("host.entity.id", Keyword, false),
    ("host.entity.last_seen_timestamp", Date, false),
    ("host.entity.lifecycle.last_activity", Date, false),
    ("host.entity.metrics", Object, false),
    ("host.entity.name", Keyword, false),
    ("host.entity.raw", Object, false),
    ("host.entity.reference", Keyword, false),
    ("host.entity.relationships.administers.entity.id", Keyword, true),
    ("host.entity.relationships.administers.host.id", Keyword, true),
    ("host.entity.relationships.administers.host.name", Keyword, true),
    ("host.entity.relationships.administers.service.id", Keyword, true),
    ("host.entity.relationships.administers.service.name", Keyword, true),
    ("host.entity.relationships.administers.user.domain", Keyword, true),
    ("host.entity.relationships.administers.user.email", Keyword, true),
    ("host.entity.relationships.administers.user.id", Keyword, true),
    ("host.entity.relationships.administers.user.name", Keyword, true),
    ("host.entity.relationships.depends_on.entity.id", Keyword, true),
    ("host.entity.relationships.depends_on.host.id", Keyword, true),
    ("host.entity.relationships.depends_on.host.name", Keyword, true),
    ("host.entity.relationships.depends_on.service.id", Keyword, true),
    ("host.entity.relationships.depends_on.service.name", Keyword, true),
    ("host.entity.relationships.depends_on.user.domain", Keyword, true),
    ("host.entity.relationships.depends_on.user.email", Keyword, true),
    ("host.entity.relationships.depends_on.user.id", Keyword, true),
    ("host.entity.relationships.depends_on.user.name", Keyword, true),
    ("host.entity.relationships.owns.entity.id", Keyword, true),
    ("host.entity.relationships.owns.host.id", Keyword, true),
    ("host.entity.relationships.owns.host.name", Keyword, true),
    ("host.entity.relationships.owns.service.id", Keyword, true),
    ("host.entity.relationships.owns.service.name", Keyword, true),
    ("host.entity.relationships.owns.user.domain", Keyword, true),
    ("host.entity.relationships.owns.user.email", Keyword, true),
    ("host.entity.relationships.owns.user.id", Keyword, true),
    ("host.entity.relationships.owns.user.name", Keyword, true),
    ("host.entity.relationships.supervises.entity.id", Keyword, true),
    ("host.entity.relationships.supervises.host.id", Keyword, true),
    ("host.entity.relationships.supervises.host.name", Keyword, true),
    ("host.entity.relationships.supervises.service.id", Keyword, true),
    ("host.entity.relationships.supervises.service.name", Keyword, true),
    ("host.entity.relationships.supervises.user.domain", Keyword, true),
    ("host.entity.relationships.supervises.user.email", Keyword, true),
    ("host.entity.relationships.supervises.user.id", Keyword, true),
    ("host.entity.relationships.supervises.user.name", Keyword, true),
    ("host.entity.source", Keyword, false),
    ("host.entity.sub_type", Keyword, false),
    ("host.entity.type", Keyword, true),
    ("host.geo.city_name", Keyword, false),
    ("host.geo.continent_code", Keyword, false),
    ("host.geo.continent_name", Keyword, false),
    ("host.geo.country_iso_code", Keyword, false),
    ("host.geo.country_name", Keyword, false),
    ("host.geo.location", Object, false),
    ("host.geo.name", Keyword, false),
    ("host.geo.postal_code", Keyword, false),
    ("host.geo.region_iso_code", Keyword, false),
    ("host.geo.region_name", Keyword, false),
    ("host.geo.timezone", Keyword, false),
    ("host.hostname", Keyword, false),
    ("host.id", Keyword, false),
    ("host.ip", Ip, true),
    ("host.mac", Keyword, true),
    ("host.name", Keyword, false),
    ("host.network.egress.bytes", Integer, false),
    ("host.network.egress.packets", Integer, false),
    ("host.network.ingress.bytes", Integer, false),
    ("host.network.ingress.packets", Integer, false),
    ("host.os.family", Keyword, false),
    ("host.os.full", Keyword, false),
    ("host.os.kernel", Keyword, false),
    ("host.os.name", Keyword, false),
    ("host.os.platform", Keyword, false),
    ("host.os.type", Keyword, false),
    ("host.os.version", Keyword, false),
    ("host.pid_ns_ino", Keyword, false),
    ("host.risk.calculated_level", Keyword, false),
    ("host.risk.calculated_score", Decimal, false),
    ("host.risk.calculated_score_norm", Decimal, false),
    ("host.risk.static_level", Keyword, false),
    ("host.risk.static_score", Decimal, false),
    ("host.risk.static_score_norm", Decimal, false),
    ("host.target.architecture", Keyword, false),
    ("host.target.boot.id", Keyword, false),
    ("host.target.cpu.usage", Decimal, false),
    ("host.target.disk.read.bytes", Integer, false),
    ("host.target.disk.write.bytes", Integer, false),
    ("host.target.domain", Keyword, false),
    ("host.target.entity.attributes.known_redirects", Keyword, true),
    ("host.target.entity.attributes.managed", Boolean, false),
    ("host.target.entity.attributes.mfa_enabled", Boolean, false),
    ("host.target.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("host.target.entity.attributes.permissions", Keyword, true),
    ("host.target.entity.attributes.storage_class", Keyword, false),
    ("host.target.entity.behavior", Object, false),
    ("host.target.entity.display_name", Keyword, false),
    ("host.target.entity.id", Keyword, false),
    ("host.target.entity.last_seen_timestamp", Date, false),
    ("host.target.entity.lifecycle.last_activity", Date, false),
    ("host.target.entity.metrics", Object, false),
    ("host.target.entity.name", Keyword, false),
    ("host.target.entity.raw", Object, false),
    ("host.target.entity.reference", Keyword, false),
    ("host.target.entity.relationships.administers.entity.id", Keyword, true),
    ("host.target.entity.relationships.administers.host.id", Keyword, true),
    ("host.target.entity.relationships.administers.host.name", Keyword, true),
    ("host.target.entity.relationships.administers.service.id", Keyword, true),
    ("host.target.entity.relationships.administers.service.name", Keyword, true),
    ("host.target.entity.relationships.administers.user.domain", Keyword, true),
    ("host.target.entity.relationships.administers.user.email", Keyword, true),
    ("host.target.entity.relationships.administers.user.id", Keyword, true),
    ("host.target.entity.relationships.administers.user.name", Keyword, true),
    ("host.target.entity.relationships.depends_on.entity.id", Keyword, true),
    ("host.target.entity.relationships.depends_on.host.id", Keyword, true),
    ("host.target.entity.relationships.depends_on.host.name", Keyword, true),
    ("host.target.entity.relationships.depends_on.service.id", Keyword, true),
    ("host.target.entity.relationships.depends_on.service.name", Keyword, true),
    ("host.target.entity.relationships.depends_on.user.domain", Keyword, true),
    ("host.target.entity.relationships.depends_on.user.email", Keyword, true),
    ("host.target.entity.relationships.depends_on.user.id", Keyword, true),
    ("host.target.entity.relationships.depends_on.user.name", Keyword, true),
    ("host.target.entity.relationships.owns.entity.id", Keyword, true),
    ("host.target.entity.relationships.owns.host.id", Keyword, true),
    ("host.target.entity.relationships.owns.host.name", Keyword, true),
    ("host.target.entity.relationships.owns.service.id", Keyword, true),
    ("host.target.entity.relationships.owns.service.name", Keyword, true),
    ("host.target.entity.relationships.owns.user.domain", Keyword, true),
    ("host.target.entity.relationships.owns.user.email", Keyword, true),
    ("host.target.entity.relationships.owns.user.id", Keyword, true),
    ("host.target.entity.relationships.owns.user.name", Keyword, true),
    ("host.target.entity.relationships.supervises.entity.id", Keyword, true),
    ("host.target.entity.relationships.supervises.host.id", Keyword, true),
    ("host.target.entity.relationships.supervises.host.name", Keyword, true),
    ("host.target.entity.relationships.supervises.service.id", Keyword, true),
    ("host.target.entity.relationships.supervises.service.name", Keyword, true),
    ("host.target.entity.relationships.supervises.user.domain", Keyword, true),
    ("host.target.entity.relationships.supervises.user.email", Keyword, true),
    ("host.target.entity.relationships.supervises.user.id", Keyword, true),
    ("host.target.entity.relationships.supervises.user.name", Keyword, true),
    ("host.target.entity.source", Keyword, false),
    ("host.target.entity.sub_type", Keyword, false),
    ("host.target.entity.type", Keyword, true),
    ("host.target.geo.city_name", Keyword, false),
    ("host.target.geo.continent_code", Keyword, false),
    ("host.target.geo.continent_name", Keyword, false),
    ("host.target.geo.country_iso_code", Keyword, false),
    ("host.target.geo.country_name", Keyword, false),
    ("host.target.geo.location", Object, false),
    ("host.target.geo.name", Keyword, false),
    ("host.target.geo.postal_code", Keyword, false),
    ("host.target.geo.region_iso_code", Keyword, false),
    ("host.target.geo.region_name", Keyword, false),
    ("host.target.geo.timezone", Keyword, false),
    ("host.target.hostname", Keyword, false),
    ("host.target.id", Keyword, false),
    ("host.target.ip", Ip, true),
    ("host.target.mac", Keyword, true),
    ("host.target.name", Keyword, false),
    ("host.target.network.egress.bytes", Integer, false),
    ("host.target.network.egress.packets", Integer, false),
    ("host.target.network.ingress.bytes", Integer, false),
    ("host.target.network.ingress.packets", Integer, false),
    ("host.target.os.family", Keyword, false),
    ("host.target.os.full", Keyword, false),
    ("host.target.os.kernel", Keyword, false),
    ("host.target.os.name", Keyword, false),
    ("host.target.os.platform", Keyword, false),
    ("host.target.os.type", Keyword, false),
    ("host.target.os.version", Keyword, false),
    ("host.target.pid_ns_ino", Keyword, false),
    ("host.target.risk.calculated_level", Keyword, false),
    ("host.target.risk.calculated_score", Decimal, false),
    ("host.target.risk.calculated_score_norm", Decimal, false),
    ("host.target.risk.static_level", Keyword, false),
    ("host.target.risk.static_score", Decimal, false),
    ("host.target.risk.static_score_norm", Decimal, false),
    ("host.target.type", Keyword, false),
    ("host.target.uptime", Integer, false),
    ("host.type", Keyword, false),
    ("host.uptime", Integer, false),
    ("http.request.body.bytes", Integer, false),
    ("http.request.body.content", Keyword, false),
    ("http.request.bytes", Integer, false),
    ("http.request.id", Keyword, false),
    ("http.request.method", Keyword, false),
    ("http.request.mime_type", Keyword, false),
    ("http.request.referrer", Keyword, false),
    ("http.response.body.bytes", Integer, false),
    ("http.response.body.content", Keyword, false),
    ("http.response.bytes", Integer, false),
    ("http.response.mime_type", Keyword, false),
    ("http.response.status_code", Integer, false),
    ("http.version", Keyword, false),
    ("labels", Object, false),
    ("log.file.path", Keyword, false),
    ("log.level", Keyword, false),
    ("log.logger", Keyword, false),
    ("log.origin.file.line", Integer, false),
    ("log.origin.file.name", Keyword, false),
    ("log.origin.function", Keyword, false),
    ("log.syslog", Object, false),
    ("log.syslog.appname", Keyword, false),
    ("log.syslog.facility.code", Integer, false),
    ("log.syslog.facility.name", Keyword, false),
    ("log.syslog.hostname", Keyword, false),
    ("log.syslog.msgid", Keyword, false),
    ("log.syslog.priority", Integer, false),
    ("log.syslog.procid", Keyword, false),
    ("log.syslog.severity.code", Integer, false),
    ("log.syslog.severity.name", Keyword, false),
    ("log.syslog.structured_data", Object, false),
    ("log.syslog.version", Keyword, false),
    ("message", Text, false),
    ("network.application", Keyword, false),
    ("network.bytes", Integer, false),
    ("network.community_id", Keyword, false),
    ("network.direction", Keyword, false),
    ("network.forwarded_ip", Ip, false),
    ("network.iana_number", Keyword, false),
    ("network.inner", Object, false),
    ("network.inner.vlan.id", Keyword, false),
    ("network.inner.vlan.name", Keyword, false),
    ("network.name", Keyword, false),
    ("network.packets", Integer, false),
    ("network.protocol", Keyword, false),
    ("network.transport", Keyword, false),
    ("network.type", Keyword, false),
    ("network.vlan.id", Keyword, false),
    ("network.vlan.name", Keyword, false),
    ("observer.egress", Object, false),
    ("observer.egress.interface.alias", Keyword, false),
    ("observer.egress.interface.id", Keyword, false),
    ("observer.egress.interface.name", Keyword, false),
    ("observer.egress.vlan.id", Keyword, false),
    ("observer.egress.vlan.name", Keyword, false),
    ("observer.egress.zone", Keyword, false),
    ("observer.geo.city_name", Keyword, false),
    ("observer.geo.continent_code", Keyword, false),
    ("observer.geo.continent_name", Keyword, false),
    ("observer.geo.country_iso_code", Keyword, false),
    ("observer.geo.country_name", Keyword, false),
    ("observer.geo.location", Object, false),
    ("observer.geo.name", Keyword, false),
    ("observer.geo.postal_code", Keyword, false),
    ("observer.geo.region_iso_code", Keyword, false),
    ("observer.geo.region_name", Keyword, false),
    ("observer.geo.timezone", Keyword, false),
    ("observer.hostname", Keyword, false),
    ("observer.ingress", Object, false),
    ("observer.ingress.interface.alias", Keyword, false),
    ("observer.ingress.interface.id", Keyword, false),
    ("observer.ingress.interface.name", Keyword, false),
    ("observer.ingress.vlan.id", Keyword, false),
    ("observer.ingress.vlan.name", Keyword, false),
    ("observer.ingress.zone", Keyword, false),
    ("observer.ip", Ip, true),
    ("observer.mac", Keyword, true),
    ("observer.name", Keyword, false),
    ("observer.os.family", Keyword, false),
    ("observer.os.full", Keyword, false),
    ("observer.os.kernel", Keyword, false),
    ("observer.os.name", Keyword, false),
    ("observer.os.platform", Keyword, false),
    ("observer.os.type", Keyword, false),
    ("observer.os.version", Keyword, false),
    ("observer.product", Keyword, false),
    ("observer.serial_number", Keyword, false),
    ("observer.type", Keyword, false),
    ("observer.vendor", Keyword, false),
    ("observer.version", Keyword, false),
    ("orchestrator.api_version", Keyword, false),
    ("orchestrator.cluster.id", Keyword, false),
    ("orchestrator.cluster.name", Keyword, false),
    ("orchestrator.cluster.url", Keyword, false),
    ("orchestrator.cluster.version", Keyword, false),
    ("orchestrator.entity.attributes.known_redirects", Keyword, true),
    ("orchestrator.entity.attributes.managed", Boolean, false),
    ("orchestrator.entity.attributes.mfa_enabled", Boolean, false),
    ("orchestrator.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("orchestrator.entity.attributes.permissions", Keyword, true),
    ("orchestrator.entity.attributes.storage_class", Keyword, false),
    ("orchestrator.entity.behavior", Object, false),
    ("orchestrator.entity.display_name", Keyword, false),
    ("orchestrator.entity.id", Keyword, false),
    ("orchestrator.entity.last_seen_timestamp", Date, false),
    ("orchestrator.entity.lifecycle.last_activity", Date, false),
    ("orchestrator.entity.metrics", Object, false),
    ("orchestrator.entity.name", Keyword, false),
    ("orchestrator.entity.raw", Object, false),
    ("orchestrator.entity.reference", Keyword, false),
    ("orchestrator.entity.relationships.administers.entity.id", Keyword, true),
    ("orchestrator.entity.relationships.administers.host.id", Keyword, true),
    ("orchestrator.entity.relationships.administers.host.name", Keyword, true),
    ("orchestrator.entity.relationships.administers.service.id", Keyword, true),
    ("orchestrator.entity.relationships.administers.service.name", Keyword, true),
    ("orchestrator.entity.relationships.administers.user.domain", Keyword, true),
    ("orchestrator.entity.relationships.administers.user.email", Keyword, true),
    ("orchestrator.entity.relationships.administers.user.id", Keyword, true),
    ("orchestrator.entity.relationships.administers.user.name", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.entity.id", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.host.id", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.host.name", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.service.id", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.service.name", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.user.domain", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.user.email", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.user.id", Keyword, true),
    ("orchestrator.entity.relationships.depends_on.user.name", Keyword, true),
    ("orchestrator.entity.relationships.owns.entity.id", Keyword, true),
    ("orchestrator.entity.relationships.owns.host.id", Keyword, true),
    ("orchestrator.entity.relationships.owns.host.name", Keyword, true),
    ("orchestrator.entity.relationships.owns.service.id", Keyword, true),
    ("orchestrator.entity.relationships.owns.service.name", Keyword, true),
    ("orchestrator.entity.relationships.owns.user.domain", Keyword, true),
    ("orchestrator.entity.relationships.owns.user.email", Keyword, true),
    ("orchestrator.entity.relationships.owns.user.id", Keyword, true),
    ("orchestrator.entity.relationships.owns.user.name", Keyword, true),
    ("orchestrator.entity.relationships.supervises.entity.id", Keyword, true),
    ("orchestrator.entity.relationships.supervises.host.id", Keyword, true),
    ("orchestrator.entity.relationships.supervises.host.name", Keyword, true),
    ("orchestrator.entity.relationships.supervises.service.id", Keyword, true),
    ("orchestrator.entity.relationships.supervises.service.name", Keyword, true),
    ("orchestrator.entity.relationships.supervises.user.domain", Keyword, true),
    ("orchestrator.entity.relationships.supervises.user.email", Keyword, true),
    ("orchestrator.entity.relationships.supervises.user.id", Keyword, true),
    ("orchestrator.entity.relationships.supervises.user.name", Keyword, true),
    ("orchestrator.entity.source", Keyword, false),
    ("orchestrator.entity.sub_type", Keyword, false),
    ("orchestrator.entity.type", Keyword, true),
    ("orchestrator.namespace", Keyword, false),
    ("orchestrator.organization", Keyword, false),
    ("orchestrator.resource.annotation", Keyword, true),
    ("orchestrator.resource.id", Keyword, false),
    ("orchestrator.resource.ip", Ip, true),
    ("orchestrator.resource.label", Keyword, true),
    ("orchestrator.resource.name", Keyword, false),
    ("orchestrator.resource.parent.type", Keyword, false),
    ("orchestrator.resource.type", Keyword, false),
    ("orchestrator.type", Keyword, false),
    ("organization.id", Keyword, false),
    ("organization.name", Keyword, false),
    ("package.architecture", Keyword, false),
    ("package.build_version", Keyword, false),
    ("package.checksum", Keyword, false),
    ("package.description", Keyword, false),
    ("package.install_scope", Keyword, false),
    ("package.installed", Date, false),
    ("package.license", Keyword, false),
    ("package.name", Keyword, false),
    ("package.path", Keyword, false),
    ("package.reference", Keyword, false),
    ("package.size", Integer, false),
    ("package.type", Keyword, false),
    ("package.version", Keyword, false),
    ("process.args", Keyword, true),
    ("process.args_count", Integer, false),
    ("process.code_signature.digest_algorithm", Keyword, false),
    ("process.code_signature.exists", Boolean, false),
    ("process.code_signature.flags", Keyword, false),
    ("process.code_signature.signing_id", Keyword, false),
    ("process.code_signature.status", Keyword, false),
    ("process.code_signature.subject_name", Keyword, false),
    ("process.code_signature.team_id", Keyword, false),
    ("process.code_signature.thumbprint_sha256", Keyword, false),
    ("process.code_signature.timestamp", Date, false),
    ("process.code_signature.trusted", Boolean, false),
    ("process.code_signature.valid", Boolean, false),
    ("process.command_line", Keyword, false),
    ("process.elf.architecture", Keyword, false),
    ("process.elf.byte_order", Keyword, false),
    ("process.elf.cpu_type", Keyword, false),
    ("process.elf.creation_date", Date, false),
    ("process.elf.exports", Object, true),
    ("process.elf.go_import_hash", Keyword, false),
    ("process.elf.go_imports", Object, false),
    ("process.elf.go_imports_names_entropy", Integer, false),
    ("process.elf.go_imports_names_var_entropy", Integer, false),
    ("process.elf.go_stripped", Boolean, false),
    ("process.elf.header.abi_version", Keyword, false),
    ("process.elf.header.class", Keyword, false),
    ("process.elf.header.data", Keyword, false),
    ("process.elf.header.entrypoint", Integer, false),
    ("process.elf.header.object_version", Keyword, false),
    ("process.elf.header.os_abi", Keyword, false),
    ("process.elf.header.type", Keyword, false),
    ("process.elf.header.version", Keyword, false),
    ("process.elf.import_hash", Keyword, false),
    ("process.elf.imports", Object, true),
    ("process.elf.imports_names_entropy", Integer, false),
    ("process.elf.imports_names_var_entropy", Integer, false),
    ("process.elf.sections", Object, true),
    ("process.elf.sections.chi2", Integer, false),
    ("process.elf.sections.entropy", Integer, false),
    ("process.elf.sections.flags", Keyword, false),
    ("process.elf.sections.name", Keyword, false),
    ("process.elf.sections.physical_offset", Keyword, false),
    ("process.elf.sections.physical_size", Integer, false),
    ("process.elf.sections.type", Keyword, false),
    ("process.elf.sections.var_entropy", Integer, false),
    ("process.elf.sections.virtual_address", Integer, false),
    ("process.elf.sections.virtual_size", Integer, false),
    ("process.elf.segments", Object, true),
    ("process.elf.segments.sections", Keyword, false),
    ("process.elf.segments.type", Keyword, false),
    ("process.elf.shared_libraries", Keyword, true),
    ("process.elf.telfhash", Keyword, false),
    ("process.end", Date, false),
    ("process.entity_id", Keyword, false),
    ("process.entry_leader.args", Keyword, true),
    ("process.entry_leader.args_count", Integer, false),
    ("process.entry_leader.attested_groups.name", Keyword, false),
    ("process.entry_leader.attested_user.id", Keyword, false),
    ("process.entry_leader.attested_user.name", Keyword, false),
    ("process.entry_leader.command_line", Keyword, false),
    ("process.entry_leader.entity_id", Keyword, false),
    ("process.entry_leader.entry_meta.source.ip", Ip, false),
    ("process.entry_leader.entry_meta.type", Keyword, false),
    ("process.entry_leader.executable", Keyword, false),
    ("process.entry_leader.group.id", Keyword, false),
    ("process.entry_leader.group.name", Keyword, false),
    ("process.entry_leader.interactive", Boolean, false),
    ("process.entry_leader.name", Keyword, false),
    ("process.entry_leader.parent.entity_id", Keyword, false),
    ("process.entry_leader.parent.pid", Integer, false),
    ("process.entry_leader.parent.session_leader.entity_id", Keyword, false),
    ("process.entry_leader.parent.session_leader.pid", Integer, false),
    ("process.entry_leader.parent.session_leader.start", Date, false),
    ("process.entry_leader.parent.session_leader.vpid", Integer, false),
    ("process.entry_leader.parent.start", Date, false),
    ("process.entry_leader.parent.vpid", Integer, false),
    ("process.entry_leader.pid", Integer, false),
    ("process.entry_leader.real_group.id", Keyword, false),
    ("process.entry_leader.real_group.name", Keyword, false),
    ("process.entry_leader.real_user.id", Keyword, false),
    ("process.entry_leader.real_user.name", Keyword, false),
    ("process.entry_leader.same_as_process", Boolean, false),
    ("process.entry_leader.saved_group.id", Keyword, false),
    ("process.entry_leader.saved_group.name", Keyword, false),
    ("process.entry_leader.saved_user.id", Keyword, false),
    ("process.entry_leader.saved_user.name", Keyword, false),
    ("process.entry_leader.start", Date, false),
    ("process.entry_leader.supplemental_groups.id", Keyword, false),
    ("process.entry_leader.supplemental_groups.name", Keyword, false),
    ("process.entry_leader.tty", Object, false),
    ("process.entry_leader.tty.char_device.major", Integer, false),
    ("process.entry_leader.tty.char_device.minor", Integer, false),
    ("process.entry_leader.user.id", Keyword, false),
    ("process.entry_leader.user.name", Keyword, false),
    ("process.entry_leader.vpid", Integer, false),
    ("process.entry_leader.working_directory", Keyword, false),
    ("process.env_vars", Keyword, true),
    ("process.executable", Keyword, false),
    ("process.exit_code", Integer, false),
    ("process.group.id", Keyword, false),
    ("process.group.name", Keyword, false),
    ("process.group_leader.args", Keyword, true),
    ("process.group_leader.args_count", Integer, false),
    ("process.group_leader.command_line", Keyword, false),
    ("process.group_leader.entity_id", Keyword, false),
    ("process.group_leader.executable", Keyword, false),
    ("process.group_leader.group.id", Keyword, false),
    ("process.group_leader.group.name", Keyword, false),
    ("process.group_leader.interactive", Boolean, false),
    ("process.group_leader.name", Keyword, false),
    ("process.group_leader.pid", Integer, false),
    ("process.group_leader.real_group.id", Keyword, false),
    ("process.group_leader.real_group.name", Keyword, false),
    ("process.group_leader.real_user.id", Keyword, false),
    ("process.group_leader.real_user.name", Keyword, false),
    ("process.group_leader.same_as_process", Boolean, false),
    ("process.group_leader.saved_group.id", Keyword, false),
    ("process.group_leader.saved_group.name", Keyword, false),
    ("process.group_leader.saved_user.id", Keyword, false),
    ("process.group_leader.saved_user.name", Keyword, false),
    ("process.group_leader.start", Date, false),
    ("process.group_leader.supplemental_groups.id", Keyword, false),
    ("process.group_leader.supplemental_groups.name", Keyword, false),
    ("process.group_leader.tty", Object, false),
    ("process.group_leader.tty.char_device.major", Integer, false),
    ("process.group_leader.tty.char_device.minor", Integer, false),
    ("process.group_leader.user.id", Keyword, false),
    ("process.group_leader.user.name", Keyword, false),
    ("process.group_leader.vpid", Integer, false),
    ("process.group_leader.working_directory", Keyword, false),
    ("process.hash.cdhash", Keyword, false),
    ("process.hash.md5", Keyword, false),
    ("process.hash.sha1", Keyword, false),
    ("process.hash.sha256", Keyword, false),
    ("process.hash.sha384", Keyword, false),
    ("process.hash.sha512", Keyword, false),
    ("process.hash.ssdeep", Keyword, false),
    ("process.hash.tlsh", Keyword, false),
    ("process.interactive", Boolean, false),
    ("process.io", Object, false),
    ("process.io.bytes_skipped", Object, true),
    ("process.io.bytes_skipped.length", Integer, false),
    ("process.io.bytes_skipped.offset", Integer, false),
    ("process.io.max_bytes_per_process_exceeded", Boolean, false),
    ("process.io.total_bytes_captured", Integer, false),
    ("process.io.total_bytes_skipped", Integer, false),
    ("process.io.type", Keyword, false),
    ("process.macho.go_import_hash", Keyword, false),
    ("process.macho.go_imports", Object, false),
    ("process.macho.go_imports_names_entropy", Integer, false),
    ("process.macho.go_imports_names_var_entropy", Integer, false),
    ("process.macho.go_stripped", Boolean, false),
    ("process.macho.import_hash", Keyword, false),
    ("process.macho.imports", Object, true),
    ("process.macho.imports_names_entropy", Integer, false),
    ("process.macho.imports_names_var_entropy", Integer, false),
    ("process.macho.sections", Object, true),
    ("process.macho.sections.entropy", Integer, false),
    ("process.macho.sections.name", Keyword, false),
    ("process.macho.sections.physical_size", Integer, false),
    ("process.macho.sections.var_entropy", Integer, false),
    ("process.macho.sections.virtual_size", Integer, false),
    ("process.macho.symhash", Keyword, false),
    ("process.name", Keyword, false),
    ("process.parent.args", Keyword, true),
    ("process.parent.args_count", Integer, false),
    ("process.parent.code_signature.digest_algorithm", Keyword, false),
    ("process.parent.code_signature.exists", Boolean, false),
    ("process.parent.code_signature.flags", Keyword, false),
    ("process.parent.code_signature.signing_id", Keyword, false),
    ("process.parent.code_signature.status", Keyword, false),
    ("process.parent.code_signature.subject_name", Keyword, false),
    ("process.parent.code_signature.team_id", Keyword, false),
    ("process.parent.code_signature.thumbprint_sha256", Keyword, false),
    ("process.parent.code_signature.timestamp", Date, false),
    ("process.parent.code_signature.trusted", Boolean, false),
    ("process.parent.code_signature.valid", Boolean, false),
    ("process.parent.command_line", Keyword, false),
    ("process.parent.elf.architecture", Keyword, false),
    ("process.parent.elf.byte_order", Keyword, false),
    ("process.parent.elf.cpu_type", Keyword, false),
    ("process.parent.elf.creation_date", Date, false),
    ("process.parent.elf.exports", Object, true),
    ("process.parent.elf.go_import_hash", Keyword, false),
    ("process.parent.elf.go_imports", Object, false),
    ("process.parent.elf.go_imports_names_entropy", Integer, false),
    ("process.parent.elf.go_imports_names_var_entropy", Integer, false),
    ("process.parent.elf.go_stripped", Boolean, false),
    ("process.parent.elf.header.abi_version", Keyword, false),
    ("process.parent.elf.header.class", Keyword, false),
    ("process.parent.elf.header.data", Keyword, false),
    ("process.parent.elf.header.entrypoint", Integer, false),
    ("process.parent.elf.header.object_version", Keyword, false),
    ("process.parent.elf.header.os_abi", Keyword, false),
    ("process.parent.elf.header.type", Keyword, false),
    ("process.parent.elf.header.version", Keyword, false),
    ("process.parent.elf.import_hash", Keyword, false),
    ("process.parent.elf.imports", Object, true),
    ("process.parent.elf.imports_names_entropy", Integer, false),
    ("process.parent.elf.imports_names_var_entropy", Integer, false),
    ("process.parent.elf.sections", Object, true),
    ("process.parent.elf.sections.chi2", Integer, false),
    ("process.parent.elf.sections.entropy", Integer, false),
    ("process.parent.elf.sections.flags", Keyword, false),
    ("process.parent.elf.sections.name", Keyword, false),
    ("process.parent.elf.sections.physical_offset", Keyword, false),
    ("process.parent.elf.sections.physical_size", Integer, false),
    ("process.parent.elf.sections.type", Keyword, false),
    ("process.parent.elf.sections.var_entropy", Integer, false),
    ("process.parent.elf.sections.virtual_address", Integer, false),
    ("process.parent.elf.sections.virtual_size", Integer, false),
    ("process.parent.elf.segments", Object, true),
    ("process.parent.elf.segments.sections", Keyword, false),
    ("process.parent.elf.segments.type", Keyword, false),
    ("process.parent.elf.shared_libraries", Keyword, true),
    ("process.parent.elf.telfhash", Keyword, false),
    ("process.parent.end", Date, false),
    ("process.parent.entity_id", Keyword, false),
    ("process.parent.executable", Keyword, false),
    ("process.parent.exit_code", Integer, false),
    ("process.parent.group.id", Keyword, false),
    ("process.parent.group.name", Keyword, false),
    ("process.parent.group_leader.entity_id", Keyword, false),
    ("process.parent.group_leader.pid", Integer, false),
    ("process.parent.group_leader.start", Date, false),
    ("process.parent.group_leader.vpid", Integer, false),
    ("process.parent.hash.cdhash", Keyword, false),
    ("process.parent.hash.md5", Keyword, false),
    ("process.parent.hash.sha1", Keyword, false),
    ("process.parent.hash.sha256", Keyword, false),
    ("process.parent.hash.sha384", Keyword, false),
    ("process.parent.hash.sha512", Keyword, false),
    ("process.parent.hash.ssdeep", Keyword, false),
    ("process.parent.hash.tlsh", Keyword, false),
    ("process.parent.interactive", Boolean, false),
    ("process.parent.macho.go_import_hash", Keyword, false),
    ("process.parent.macho.go_imports", Object, false),
    ("process.parent.macho.go_imports_names_entropy", Integer, false),
    ("process.parent.macho.go_imports_names_var_entropy", Integer, false),
    ("process.parent.macho.go_stripped", Boolean, false),
    ("process.parent.macho.import_hash", Keyword, false),
    ("process.parent.macho.imports", Object, true),
    ("process.parent.macho.imports_names_entropy", Integer, false),
    ("process.parent.macho.imports_names_var_entropy", Integer, false),
    ("process.parent.macho.sections", Object, true),
    ("process.parent.macho.sections.entropy", Integer, false),
    ("process.parent.macho.sections.name", Keyword, false),
    ("process.parent.macho.sections.physical_size", Integer, false),
    ("process.parent.macho.sections.var_entropy", Integer, false),
    ("process.parent.macho.sections.virtual_size", Integer, false),
    ("process.parent.macho.symhash", Keyword, false),
    ("process.parent.name", Keyword, false),
    ("process.parent.pe.architecture", Keyword, false),
    ("process.parent.pe.company", Keyword, false),
    ("process.parent.pe.description", Keyword, false),
    ("process.parent.pe.file_version", Keyword, false),
    ("process.parent.pe.go_import_hash", Keyword, false),
    ("process.parent.pe.go_imports", Object, false),
    ("process.parent.pe.go_imports_names_entropy", Integer, false),
    ("process.parent.pe.go_imports_names_var_entropy", Integer, false),
    ("process.parent.pe.go_stripped", Boolean, false),
    ("process.parent.pe.imphash", Keyword, false),
    ("process.parent.pe.import_hash", Keyword, false),
    ("process.parent.pe.imports", Object, true),
    ("process.parent.pe.imports_names_entropy", Integer, false),
    ("process.parent.pe.imports_names_var_entropy", Integer, false),
    ("process.parent.pe.original_file_name", Keyword, false),
    ("process.parent.pe.pehash", Keyword, false),
    ("process.parent.pe.product", Keyword, false),
    ("process.parent.pe.sections", Object, true),
    ("process.parent.pe.sections.entropy", Integer, false),
    ("process.parent.pe.sections.name", Keyword, false),
    ("process.parent.pe.sections.physical_size", Integer, false),
    ("process.parent.pe.sections.var_entropy", Integer, false),
    ("process.parent.pe.sections.virtual_size", Integer, false),
    ("process.parent.pid", Integer, false),
    ("process.parent.real_group.id", Keyword, false),
    ("process.parent.real_group.name", Keyword, false),
    ("process.parent.real_user.id", Keyword, false),
    ("process.parent.real_user.name", Keyword, false),
    ("process.parent.saved_group.id", Keyword, false),
    ("process.parent.saved_group.name", Keyword, false),
    ("process.parent.saved_user.id", Keyword, false),
    ("process.parent.saved_user.name", Keyword, false),
    ("process.parent.start", Date, false),
    ("process.parent.supplemental_groups.id", Keyword, false),
    ("process.parent.supplemental_groups.name", Keyword, false),
    ("process.parent.thread.capabilities.effective", Keyword, true),
    ("process.parent.thread.capabilities.permitted", Keyword, true),
    ("process.parent.thread.id", Integer, false),
    ("process.parent.thread.name", Keyword, false),
    ("process.parent.title", Keyword, false),
    ("process.parent.tty", Object, false),
    ("process.parent.tty.char_device.major", Integer, false),
    ("process.parent.tty.char_device.minor", Integer, false),
    ("process.parent.uptime", Integer, false),
    ("process.parent.user.id", Keyword, false),
    ("process.parent.user.name", Keyword, false),
    ("process.parent.vpid", Integer, false),
    ("process.parent.working_directory", Keyword, false),
    ("process.pe.architecture", Keyword, false),
    ("process.pe.company", Keyword, false),
    ("process.pe.description", Keyword, false),
    ("process.pe.file_version", Keyword, false),
    ("process.pe.go_import_hash", Keyword, false),
    ("process.pe.go_imports", Object, false),
    ("process.pe.go_imports_names_entropy", Integer, false),
    ("process.pe.go_imports_names_var_entropy", Integer, false),
    ("process.pe.go_stripped", Boolean, false),
    ("process.pe.imphash", Keyword, false),
    ("process.pe.import_hash", Keyword, false),
    ("process.pe.imports", Object, true),
    ("process.pe.imports_names_entropy", Integer, false),
    ("process.pe.imports_names_var_entropy", Integer, false),
    ("process.pe.original_file_name", Keyword, false),
    ("process.pe.pehash", Keyword, false),
    ("process.pe.product", Keyword, false),
    ("process.pe.sections", Object, true),
    ("process.pe.sections.entropy", Integer, false),
    ("process.pe.sections.name", Keyword, false),
    ("process.pe.sections.physical_size", Integer, false),
    ("process.pe.sections.var_entropy", Integer, false),
    ("process.pe.sections.virtual_size", Integer, false),
    ("process.pid", Integer, false),
    ("process.previous.args", Keyword, true),
    ("process.previous.args_count", Integer, false),
    ("process.previous.executable", Keyword, false),
    ("process.real_group.id", Keyword, false),
    ("process.real_group.name", Keyword, false),
    ("process.real_user.id", Keyword, false),
    ("process.real_user.name", Keyword, false),
    ("process.saved_group.id", Keyword, false),
    ("process.saved_group.name", Keyword, false),
    ("process.saved_user.id", Keyword, false),
    ("process.saved_user.name", Keyword, false),
    ("process.session_leader.args", Keyword, true),
    ("process.session_leader.args_count", Integer, false),
    ("process.session_leader.command_line", Keyword, false),
    ("process.session_leader.entity_id", Keyword, false),
    ("process.session_leader.executable", Keyword, false),
    ("process.session_leader.group.id", Keyword, false),
    ("process.session_leader.group.name", Keyword, false),
    ("process.session_leader.interactive", Boolean, false),
    ("process.session_leader.name", Keyword, false),
    ("process.session_leader.parent.entity_id", Keyword, false),
    ("process.session_leader.parent.pid", Integer, false),
    ("process.session_leader.parent.session_leader.entity_id", Keyword, false),
    ("process.session_leader.parent.session_leader.pid", Integer, false),
    ("process.session_leader.parent.session_leader.start", Date, false),
    ("process.session_leader.parent.session_leader.vpid", Integer, false),
    ("process.session_leader.parent.start", Date, false),
    ("process.session_leader.parent.vpid", Integer, false),
    ("process.session_leader.pid", Integer, false),
    ("process.session_leader.real_group.id", Keyword, false),
    ("process.session_leader.real_group.name", Keyword, false),
    ("process.session_leader.real_user.id", Keyword, false),
    ("process.session_leader.real_user.name", Keyword, false),
    ("process.session_leader.same_as_process", Boolean, false),
    ("process.session_leader.saved_group.id", Keyword, false),
    ("process.session_leader.saved_group.name", Keyword, false),
    ("process.session_leader.saved_user.id", Keyword, false),
    ("process.session_leader.saved_user.name", Keyword, false),
    ("process.session_leader.start", Date, false),
    ("process.session_leader.supplemental_groups.id", Keyword, false),
    ("process.session_leader.supplemental_groups.name", Keyword, false),
    ("process.session_leader.tty", Object, false),
    ("process.session_leader.tty.char_device.major", Integer, false),
    ("process.session_leader.tty.char_device.minor", Integer, false),
    ("process.session_leader.user.id", Keyword, false),
    ("process.session_leader.user.name", Keyword, false),
    ("process.session_leader.vpid", Integer, false),
    ("process.session_leader.working_directory", Keyword, false),
    ("process.start", Date, false),
    ("process.supplemental_groups.id", Keyword, false),
    ("process.supplemental_groups.name", Keyword, false),
    ("process.thread.capabilities.effective", Keyword, true),
    ("process.thread.capabilities.permitted", Keyword, true),
    ("process.thread.id", Integer, false),
    ("process.thread.name", Keyword, false),
    ("process.title", Keyword, false),
    ("process.tty", Object, false),
    ("process.tty.char_device.major", Integer, false),
    ("process.tty.char_device.minor", Integer, false),
    ("process.tty.columns", Integer, false),
    ("process.tty.rows", Integer, false),
    ("process.uptime", Integer, false),
    ("process.user.id", Keyword, false),
    ("process.user.name", Keyword, false),
    ("process.vpid", Integer, false),
    ("process.working_directory", Keyword, false),
    ("registry.data.bytes", Keyword, false),
    ("registry.data.strings", Keyword, true),
    ("registry.data.type", Keyword, false),
    ("registry.hive", Keyword, false),
    ("registry.key", Keyword, false),
    ("registry.path", Keyword, false),
    ("registry.value", Keyword, false),
    ("related.hash", Keyword, true),
    ("related.hosts", Keyword, true),
    ("related.ip", Ip, true),
    ("related.user", Keyword, true),
    ("rule.author", Keyword, true),
    ("rule.category", Keyword, false),
    ("rule.description", Keyword, false),
    ("rule.id", Keyword, false),
    ("rule.license", Keyword, false),
    ("rule.name", Keyword, false),
    ("rule.reference", Keyword, false),
    ("rule.ruleset", Keyword, false),
    ("rule.uuid", Keyword, false),
    ("rule.version", Keyword, false),
    ("server.address", Keyword, false),
    ("server.as.number", Integer, false),
    ("server.as.organization.name", Keyword, false),
    ("server.bytes", Integer, false),
    ("server.domain", Keyword, false),
    ("server.geo.city_name", Keyword, false),
    ("server.geo.continent_code", Keyword, false),
    ("server.geo.continent_name", Keyword, false),
    ("server.geo.country_iso_code", Keyword, false),
    ("server.geo.country_name", Keyword, false),
    ("server.geo.location", Object, false),
    ("server.geo.name", Keyword, false),
    ("server.geo.postal_code", Keyword, false),
    ("server.geo.region_iso_code", Keyword, false),
    ("server.geo.region_name", Keyword, false),
    ("server.geo.timezone", Keyword, false),
    ("server.ip", Ip, false),
    ("server.mac", Keyword, false),
    ("server.nat.ip", Ip, false),
    ("server.nat.port", Integer, false),
    ("server.packets", Integer, false),
    ("server.port", Integer, false),
    ("server.registered_domain", Keyword, false),
    ("server.subdomain", Keyword, false),
    ("server.top_level_domain", Keyword, false),
    ("server.user.domain", Keyword, false),
    ("server.user.email", Keyword, false),
    ("server.user.full_name", Keyword, false),
    ("server.user.group.domain", Keyword, false),
    ("server.user.group.id", Keyword, false),
    ("server.user.group.name", Keyword, false),
    ("server.user.hash", Keyword, false),
    ("server.user.id", Keyword, false),
    ("server.user.name", Keyword, false),
    ("server.user.roles", Keyword, true),
    ("service.address", Keyword, false),
    ("service.entity.attributes.known_redirects", Keyword, true),
    ("service.entity.attributes.managed", Boolean, false),
    ("service.entity.attributes.mfa_enabled", Boolean, false),
    ("service.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("service.entity.attributes.permissions", Keyword, true),
    ("service.entity.attributes.storage_class", Keyword, false),
    ("service.entity.behavior", Object, false),
    ("service.entity.display_name", Keyword, false),
    ("service.entity.id", Keyword, false),
    ("service.entity.last_seen_timestamp", Date, false),
    ("service.entity.lifecycle.last_activity", Date, false),
    ("service.entity.metrics", Object, false),
    ("service.entity.name", Keyword, false),
    ("service.entity.raw", Object, false),
    ("service.entity.reference", Keyword, false),
    ("service.entity.relationships.administers.entity.id", Keyword, true),
    ("service.entity.relationships.administers.host.id", Keyword, true),
    ("service.entity.relationships.administers.host.name", Keyword, true),
    ("service.entity.relationships.administers.service.id", Keyword, true),
    ("service.entity.relationships.administers.service.name", Keyword, true),
    ("service.entity.relationships.administers.user.domain", Keyword, true),
    ("service.entity.relationships.administers.user.email", Keyword, true),
    ("service.entity.relationships.administers.user.id", Keyword, true),
    ("service.entity.relationships.administers.user.name", Keyword, true),
    ("service.entity.relationships.depends_on.entity.id", Keyword, true),
    ("service.entity.relationships.depends_on.host.id", Keyword, true),
    ("service.entity.relationships.depends_on.host.name", Keyword, true),
    ("service.entity.relationships.depends_on.service.id", Keyword, true),
    ("service.entity.relationships.depends_on.service.name", Keyword, true),
    ("service.entity.relationships.depends_on.user.domain", Keyword, true),
    ("service.entity.relationships.depends_on.user.email", Keyword, true),
    ("service.entity.relationships.depends_on.user.id", Keyword, true),
    ("service.entity.relationships.depends_on.user.name", Keyword, true),
    ("service.entity.relationships.owns.entity.id", Keyword, true),
    ("service.entity.relationships.owns.host.id", Keyword, true),
    ("service.entity.relationships.owns.host.name", Keyword, true),
    ("service.entity.relationships.owns.service.id", Keyword, true),
    ("service.entity.relationships.owns.service.name", Keyword, true),
    ("service.entity.relationships.owns.user.domain", Keyword, true),
    ("service.entity.relationships.owns.user.email", Keyword, true),
    ("service.entity.relationships.owns.user.id", Keyword, true),
    ("service.entity.relationships.owns.user.name", Keyword, true),
    ("service.entity.relationships.supervises.entity.id", Keyword, true),
    ("service.entity.relationships.supervises.host.id", Keyword, true),
    ("service.entity.relationships.supervises.host.name", Keyword, true),
    ("service.entity.relationships.supervises.service.id", Keyword, true),
    ("service.entity.relationships.supervises.service.name", Keyword, true),
    ("service.entity.relationships.supervises.user.domain", Keyword, true),
    ("service.entity.relationships.supervises.user.email", Keyword, true),
    ("service.entity.relationships.supervises.user.id", Keyword, true),
    ("service.entity.relationships.supervises.user.name", Keyword, true),
    ("service.entity.source", Keyword, false),
    ("service.entity.sub_type", Keyword, false),
    ("service.entity.type", Keyword, true),
    ("service.environment", Keyword, false),
    ("service.ephemeral_id", Keyword, false),
    ("service.id", Keyword, false),
    ("service.name", Keyword, false),
    ("service.node.name", Keyword, false),
    ("service.node.role", Keyword, false),
    ("service.node.roles", Keyword, true),
    ("service.origin.address", Keyword, false),
    ("service.origin.entity.attributes.known_redirects", Keyword, true),
    ("service.origin.entity.attributes.managed", Boolean, false),
    ("service.origin.entity.attributes.mfa_enabled", Boolean, false),
    ("service.origin.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("service.origin.entity.attributes.permissions", Keyword, true),
    ("service.origin.entity.attributes.storage_class", Keyword, false),
    ("service.origin.entity.behavior", Object, false),
    ("service.origin.entity.display_name", Keyword, false),
    ("service.origin.entity.id", Keyword, false),
    ("service.origin.entity.last_seen_timestamp", Date, false),
    ("service.origin.entity.lifecycle.last_activity", Date, false),
    ("service.origin.entity.metrics", Object, false),
    ("service.origin.entity.name", Keyword, false),
    ("service.origin.entity.raw", Object, false),
    ("service.origin.entity.reference", Keyword, false),
    ("service.origin.entity.relationships.administers.entity.id", Keyword, true),
    ("service.origin.entity.relationships.administers.host.id", Keyword, true),
    ("service.origin.entity.relationships.administers.host.name", Keyword, true),
    ("service.origin.entity.relationships.administers.service.id", Keyword, true),
    ("service.origin.entity.relationships.administers.service.name", Keyword, true),
    ("service.origin.entity.relationships.administers.user.domain", Keyword, true),
    ("service.origin.entity.relationships.administers.user.email", Keyword, true),
    ("service.origin.entity.relationships.administers.user.id", Keyword, true),
    ("service.origin.entity.relationships.administers.user.name", Keyword, true),
    ("service.origin.entity.relationships.depends_on.entity.id", Keyword, true),
    ("service.origin.entity.relationships.depends_on.host.id", Keyword, true),
    ("service.origin.entity.relationships.depends_on.host.name", Keyword, true),
    ("service.origin.entity.relationships.depends_on.service.id", Keyword, true),
    ("service.origin.entity.relationships.depends_on.service.name", Keyword, true),
    ("service.origin.entity.relationships.depends_on.user.domain", Keyword, true),
    ("service.origin.entity.relationships.depends_on.user.email", Keyword, true),
    ("service.origin.entity.relationships.depends_on.user.id", Keyword, true),
    ("service.origin.entity.relationships.depends_on.user.name", Keyword, true),
    ("service.origin.entity.relationships.owns.entity.id", Keyword, true),
    ("service.origin.entity.relationships.owns.host.id", Keyword, true),
    ("service.origin.entity.relationships.owns.host.name", Keyword, true),
    ("service.origin.entity.relationships.owns.service.id", Keyword, true),
    ("service.origin.entity.relationships.owns.service.name", Keyword, true),
    ("service.origin.entity.relationships.owns.user.domain", Keyword, true),
    ("service.origin.entity.relationships.owns.user.email", Keyword, true),
    ("service.origin.entity.relationships.owns.user.id", Keyword, true),
    ("service.origin.entity.relationships.owns.user.name", Keyword, true),
    ("service.origin.entity.relationships.supervises.entity.id", Keyword, true),
    ("service.origin.entity.relationships.supervises.host.id", Keyword, true),
    ("service.origin.entity.relationships.supervises.host.name", Keyword, true),
    ("service.origin.entity.relationships.supervises.service.id", Keyword, true),
    ("service.origin.entity.relationships.supervises.service.name", Keyword, true),
    ("service.origin.entity.relationships.supervises.user.domain", Keyword, true),
    ("service.origin.entity.relationships.supervises.user.email", Keyword, true),
    ("service.origin.entity.relationships.supervises.user.id", Keyword, true),
    ("service.origin.entity.relationships.supervises.user.name", Keyword, true),
    ("service.origin.entity.source", Keyword, false),
    ("service.origin.entity.sub_type", Keyword, false),
    ("service.origin.entity.type", Keyword, true),
    ("service.origin.environment", Keyword, false),
    ("service.origin.ephemeral_id", Keyword, false),
    ("service.origin.id", Keyword, false),
    ("service.origin.name", Keyword, false),
    ("service.origin.node.name", Keyword, false),
    ("service.origin.node.role", Keyword, false),
    ("service.origin.node.roles", Keyword, true),
    ("service.origin.state", Keyword, false),
    ("service.origin.type", Keyword, false),
    ("service.origin.version", Keyword, false),
    ("service.state", Keyword, false),
    ("service.target.address", Keyword, false),
    ("service.target.entity.attributes.known_redirects", Keyword, true),
    ("service.target.entity.attributes.managed", Boolean, false),
    ("service.target.entity.attributes.mfa_enabled", Boolean, false),
    ("service.target.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("service.target.entity.attributes.permissions", Keyword, true),
    ("service.target.entity.attributes.storage_class", Keyword, false),
    ("service.target.entity.behavior", Object, false),
    ("service.target.entity.display_name", Keyword, false),
    ("service.target.entity.id", Keyword, false),
    ("service.target.entity.last_seen_timestamp", Date, false),
    ("service.target.entity.lifecycle.last_activity", Date, false),
    ("service.target.entity.metrics", Object, false),
    ("service.target.entity.name", Keyword, false),
    ("service.target.entity.raw", Object, false),
    ("service.target.entity.reference", Keyword, false),
    ("service.target.entity.relationships.administers.entity.id", Keyword, true),
    ("service.target.entity.relationships.administers.host.id", Keyword, true),
    ("service.target.entity.relationships.administers.host.name", Keyword, true),
    ("service.target.entity.relationships.administers.service.id", Keyword, true),
    ("service.target.entity.relationships.administers.service.name", Keyword, true),
    ("service.target.entity.relationships.administers.user.domain", Keyword, true),
    ("service.target.entity.relationships.administers.user.email", Keyword, true),
    ("service.target.entity.relationships.administers.user.id", Keyword, true),
    ("service.target.entity.relationships.administers.user.name", Keyword, true),
    ("service.target.entity.relationships.depends_on.entity.id", Keyword, true),
    ("service.target.entity.relationships.depends_on.host.id", Keyword, true),
    ("service.target.entity.relationships.depends_on.host.name", Keyword, true),
    ("service.target.entity.relationships.depends_on.service.id", Keyword, true),
    ("service.target.entity.relationships.depends_on.service.name", Keyword, true),
    ("service.target.entity.relationships.depends_on.user.domain", Keyword, true),
    ("service.target.entity.relationships.depends_on.user.email", Keyword, true),
    ("service.target.entity.relationships.depends_on.user.id", Keyword, true),
    ("service.target.entity.relationships.depends_on.user.name", Keyword, true),
    ("service.target.entity.relationships.owns.entity.id", Keyword, true),
    ("service.target.entity.relationships.owns.host.id", Keyword, true),
    ("service.target.entity.relationships.owns.host.name", Keyword, true),
    ("service.target.entity.relationships.owns.service.id", Keyword, true),
    ("service.target.entity.relationships.owns.service.name", Keyword, true),
    ("service.target.entity.relationships.owns.user.domain", Keyword, true),
    ("service.target.entity.relationships.owns.user.email", Keyword, true),
    ("service.target.entity.relationships.owns.user.id", Keyword, true),
    ("service.target.entity.relationships.owns.user.name", Keyword, true),
    ("service.target.entity.relationships.supervises.entity.id", Keyword, true),
    ("service.target.entity.relationships.supervises.host.id", Keyword, true),
    ("service.target.entity.relationships.supervises.host.name", Keyword, true),
    ("service.target.entity.relationships.supervises.service.id", Keyword, true),
    ("service.target.entity.relationships.supervises.service.name", Keyword, true),
    ("service.target.entity.relationships.supervises.user.domain", Keyword, true),
    ("service.target.entity.relationships.supervises.user.email", Keyword, true),
    ("service.target.entity.relationships.supervises.user.id", Keyword, true),
    ("service.target.entity.relationships.supervises.user.name", Keyword, true),
    ("service.target.entity.source", Keyword, false),
    ("service.target.entity.sub_type", Keyword, false),
    ("service.target.entity.type", Keyword, true),
    ("service.target.environment", Keyword, false),
    ("service.target.ephemeral_id", Keyword, false),
    ("service.target.id", Keyword, false),
    ("service.target.name", Keyword, false),
    ("service.target.node.name", Keyword, false),
    ("service.target.node.role", Keyword, false),
    ("service.target.node.roles", Keyword, true),
    ("service.target.state", Keyword, false),
    ("service.target.type", Keyword, false),
    ("service.target.version", Keyword, false),
    ("service.type", Keyword, false),
    ("service.version", Keyword, false),
    ("source.address", Keyword, false),
    ("source.as.number", Integer, false),
    ("source.as.organization.name", Keyword, false),
    ("source.bytes", Integer, false),
    ("source.domain", Keyword, false),
    ("source.geo.city_name", Keyword, false),
    ("source.geo.continent_code", Keyword, false),
    ("source.geo.continent_name", Keyword, false),
    ("source.geo.country_iso_code", Keyword, false),
    ("source.geo.country_name", Keyword, false),
    ("source.geo.location", Object, false),
    ("source.geo.name", Keyword, false),
    ("source.geo.postal_code", Keyword, false),
    ("source.geo.region_iso_code", Keyword, false),
    ("source.geo.region_name", Keyword, false),
    ("source.geo.timezone", Keyword, false),
    ("source.ip", Ip, false),
    ("source.mac", Keyword, false),
    ("source.nat.ip", Ip, false),
    ("source.nat.port", Integer, false),
    ("source.packets", Integer, false),
    ("source.port", Integer, false),
    ("source.registered_domain", Keyword, false),
    ("source.subdomain", Keyword, false),
    ("source.top_level_domain", Keyword, false),
    ("source.user.domain", Keyword, false),
    ("source.user.email", Keyword, false),
    ("source.user.full_name", Keyword, false),
    ("source.user.group.domain", Keyword, false),
    ("source.user.group.id", Keyword, false),
    ("source.user.group.name", Keyword, false),
    ("source.user.hash", Keyword, false),
    ("source.user.id", Keyword, false),
    ("source.user.name", Keyword, false),
    ("source.user.roles", Keyword, true),
    ("span.id", Keyword, false),
    ("tags", Keyword, true),
    ("threat.enrichments", Object, true),
    ("threat.enrichments.indicator", Object, false),
    ("threat.enrichments.indicator.as.number", Integer, false),
    ("threat.enrichments.indicator.as.organization.name", Keyword, false),
    ("threat.enrichments.indicator.confidence", Keyword, false),
    ("threat.enrichments.indicator.description", Keyword, false),
    ("threat.enrichments.indicator.email.address", Keyword, false),
    ("threat.enrichments.indicator.file.accessed", Date, false),
    ("threat.enrichments.indicator.file.attributes", Keyword, true),
    ("threat.enrichments.indicator.file.code_signature.digest_algorithm", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.exists", Boolean, false),
    ("threat.enrichments.indicator.file.code_signature.flags", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.signing_id", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.status", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.subject_name", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.team_id", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.thumbprint_sha256", Keyword, false),
    ("threat.enrichments.indicator.file.code_signature.timestamp", Date, false),
    ("threat.enrichments.indicator.file.code_signature.trusted", Boolean, false),
    ("threat.enrichments.indicator.file.code_signature.valid", Boolean, false),
    ("threat.enrichments.indicator.file.created", Date, false),
    ("threat.enrichments.indicator.file.ctime", Date, false),
    ("threat.enrichments.indicator.file.device", Keyword, false),
    ("threat.enrichments.indicator.file.directory", Keyword, false),
    ("threat.enrichments.indicator.file.drive_letter", Keyword, false),
    ("threat.enrichments.indicator.file.elf.architecture", Keyword, false),
    ("threat.enrichments.indicator.file.elf.byte_order", Keyword, false),
    ("threat.enrichments.indicator.file.elf.cpu_type", Keyword, false),
    ("threat.enrichments.indicator.file.elf.creation_date", Date, false),
    ("threat.enrichments.indicator.file.elf.exports", Object, true),
    ("threat.enrichments.indicator.file.elf.go_import_hash", Keyword, false),
    ("threat.enrichments.indicator.file.elf.go_imports", Object, false),
    ("threat.enrichments.indicator.file.elf.go_imports_names_entropy", Integer, false),
    ("threat.enrichments.indicator.file.elf.go_imports_names_var_entropy", Integer, false),
    ("threat.enrichments.indicator.file.elf.go_stripped", Boolean, false),
    ("threat.enrichments.indicator.file.elf.header.abi_version", Keyword, false),
    ("threat.enrichments.indicator.file.elf.header.class", Keyword, false),
    ("threat.enrichments.indicator.file.elf.header.data", Keyword, false),
    ("threat.enrichments.indicator.file.elf.header.entrypoint", Integer, false),
    ("threat.enrichments.indicator.file.elf.header.object_version", Keyword, false),
    ("threat.enrichments.indicator.file.elf.header.os_abi", Keyword, false),
    ("threat.enrichments.indicator.file.elf.header.type", Keyword, false),
    ("threat.enrichments.indicator.file.elf.header.version", Keyword, false),
    ("threat.enrichments.indicator.file.elf.import_hash", Keyword, false),
    ("threat.enrichments.indicator.file.elf.imports", Object, true),
    ("threat.enrichments.indicator.file.elf.imports_names_entropy", Integer, false),
    ("threat.enrichments.indicator.file.elf.imports_names_var_entropy", Integer, false),
    ("threat.enrichments.indicator.file.elf.sections", Object, true),
    ("threat.enrichments.indicator.file.elf.sections.chi2", Integer, false),
    ("threat.enrichments.indicator.file.elf.sections.entropy", Integer, false),
    ("threat.enrichments.indicator.file.elf.sections.flags", Keyword, false),
    ("threat.enrichments.indicator.file.elf.sections.name", Keyword, false),
    ("threat.enrichments.indicator.file.elf.sections.physical_offset", Keyword, false),
    ("threat.enrichments.indicator.file.elf.sections.physical_size", Integer, false),
    ("threat.enrichments.indicator.file.elf.sections.type", Keyword, false),
    ("threat.enrichments.indicator.file.elf.sections.var_entropy", Integer, false),
    ("threat.enrichments.indicator.file.elf.sections.virtual_address", Integer, false),
    ("threat.enrichments.indicator.file.elf.sections.virtual_size", Integer, false),
    ("threat.enrichments.indicator.file.elf.segments", Object, true),
    ("threat.enrichments.indicator.file.elf.segments.sections", Keyword, false),
    ("threat.enrichments.indicator.file.elf.segments.type", Keyword, false),
    ("threat.enrichments.indicator.file.elf.shared_libraries", Keyword, true),
    ("threat.enrichments.indicator.file.elf.telfhash", Keyword, false),
    ("threat.enrichments.indicator.file.extension", Keyword, false),
    ("threat.enrichments.indicator.file.fork_name", Keyword, false),
    ("threat.enrichments.indicator.file.gid", Keyword, false),
    ("threat.enrichments.indicator.file.group", Keyword, false),
    ("threat.enrichments.indicator.file.hash.cdhash", Keyword, false),
    ("threat.enrichments.indicator.file.hash.md5", Keyword, false),
    ("threat.enrichments.indicator.file.hash.sha1", Keyword, false),
    ("threat.enrichments.indicator.file.hash.sha256", Keyword, false),
    ("threat.enrichments.indicator.file.hash.sha384", Keyword, false),
    ("threat.enrichments.indicator.file.hash.sha512", Keyword, false),
    ("threat.enrichments.indicator.file.hash.ssdeep", Keyword, false),
    ("threat.enrichments.indicator.file.hash.tlsh", Keyword, false),
    ("threat.enrichments.indicator.file.inode", Keyword, false),
    ("threat.enrichments.indicator.file.mime_type", Keyword, false),
    ("threat.enrichments.indicator.file.mode", Keyword, false),
    ("threat.enrichments.indicator.file.mtime", Date, false),
    ("threat.enrichments.indicator.file.name", Keyword, false),
    ("threat.enrichments.indicator.file.origin_referrer_url", Keyword, false),
    ("threat.enrichments.indicator.file.origin_url", Keyword, false),
    ("threat.enrichments.indicator.file.owner", Keyword, false),
    ("threat.enrichments.indicator.file.path", Keyword, false),
    ("threat.enrichments.indicator.file.pe.architecture", Keyword, false),
    ("threat.enrichments.indicator.file.pe.company", Keyword, false),
    ("threat.enrichments.indicator.file.pe.description", Keyword, false),
    ("threat.enrichments.indicator.file.pe.file_version", Keyword, false),
    ("threat.enrichments.indicator.file.pe.go_import_hash", Keyword, false),
    ("threat.enrichments.indicator.file.pe.go_imports", Object, false),
    ("threat.enrichments.indicator.file.pe.go_imports_names_entropy", Integer, false),
    ("threat.enrichments.indicator.file.pe.go_imports_names_var_entropy", Integer, false),
    ("threat.enrichments.indicator.file.pe.go_stripped", Boolean, false),
    ("threat.enrichments.indicator.file.pe.imphash", Keyword, false),
    ("threat.enrichments.indicator.file.pe.import_hash", Keyword, false),
    ("threat.enrichments.indicator.file.pe.imports", Object, true),
    ("threat.enrichments.indicator.file.pe.imports_names_entropy", Integer, false),
    ("threat.enrichments.indicator.file.pe.imports_names_var_entropy", Integer, false),
    ("threat.enrichments.indicator.file.pe.original_file_name", Keyword, false),
    ("threat.enrichments.indicator.file.pe.pehash", Keyword, false),
    ("threat.enrichments.indicator.file.pe.product", Keyword, false),
    ("threat.enrichments.indicator.file.pe.sections", Object, true),
    ("threat.enrichments.indicator.file.pe.sections.entropy", Integer, false),
    ("threat.enrichments.indicator.file.pe.sections.name", Keyword, false),
    ("threat.enrichments.indicator.file.pe.sections.physical_size", Integer, false),
    ("threat.enrichments.indicator.file.pe.sections.var_entropy", Integer, false),
    ("threat.enrichments.indicator.file.pe.sections.virtual_size", Integer, false),
    ("threat.enrichments.indicator.file.size", Integer, false),
    ("threat.enrichments.indicator.file.target_path", Keyword, false),
    ("threat.enrichments.indicator.file.type", Keyword, false),
    ("threat.enrichments.indicator.file.uid", Keyword, false),
    ("threat.enrichments.indicator.file.x509.alternative_names", Keyword, true),
    ("threat.enrichments.indicator.file.x509.issuer.common_name", Keyword, true),
    ("threat.enrichments.indicator.file.x509.issuer.country", Keyword, true),
    ("threat.enrichments.indicator.file.x509.issuer.distinguished_name", Keyword, false),
    ("threat.enrichments.indicator.file.x509.issuer.locality", Keyword, true),
    ("threat.enrichments.indicator.file.x509.issuer.organization", Keyword, true),
    ("threat.enrichments.indicator.file.x509.issuer.organizational_unit", Keyword, true),
    ("threat.enrichments.indicator.file.x509.issuer.state_or_province", Keyword, true),
    ("threat.enrichments.indicator.file.x509.not_after", Date, false),
    ("threat.enrichments.indicator.file.x509.not_before", Date, false),
    ("threat.enrichments.indicator.file.x509.public_key_algorithm", Keyword, false),
    ("threat.enrichments.indicator.file.x509.public_key_curve", Keyword, false),
    ("threat.enrichments.indicator.file.x509.public_key_exponent", Integer, false),
    ("threat.enrichments.indicator.file.x509.public_key_size", Integer, false),
    ("threat.enrichments.indicator.file.x509.serial_number", Keyword, false),
    ("threat.enrichments.indicator.file.x509.signature_algorithm", Keyword, false),
    ("threat.enrichments.indicator.file.x509.subject.common_name", Keyword, true),
    ("threat.enrichments.indicator.file.x509.subject.country", Keyword, true),
    ("threat.enrichments.indicator.file.x509.subject.distinguished_name", Keyword, false),
    ("threat.enrichments.indicator.file.x509.subject.locality", Keyword, true),
    ("threat.enrichments.indicator.file.x509.subject.organization", Keyword, true),
    ("threat.enrichments.indicator.file.x509.subject.organizational_unit", Keyword, true),
    ("threat.enrichments.indicator.file.x509.subject.state_or_province", Keyword, true),
    ("threat.enrichments.indicator.file.x509.version_number", Keyword, false),
    ("threat.enrichments.indicator.first_seen", Date, false),
    ("threat.enrichments.indicator.geo.city_name", Keyword, false),
    ("threat.enrichments.indicator.geo.continent_code", Keyword, false),
    ("threat.enrichments.indicator.geo.continent_name", Keyword, false),
    ("threat.enrichments.indicator.geo.country_iso_code", Keyword, false),
    ("threat.enrichments.indicator.geo.country_name", Keyword, false),
    ("threat.enrichments.indicator.geo.location", Object, false),
    ("threat.enrichments.indicator.geo.name", Keyword, false),
    ("threat.enrichments.indicator.geo.postal_code", Keyword, false),
    ("threat.enrichments.indicator.geo.region_iso_code", Keyword, false),
    ("threat.enrichments.indicator.geo.region_name", Keyword, false),
    ("threat.enrichments.indicator.geo.timezone", Keyword, false),
    ("threat.enrichments.indicator.ip", Ip, false),
    ("threat.enrichments.indicator.last_seen", Date, false),
    ("threat.enrichments.indicator.marking.tlp", Keyword, false),
    ("threat.enrichments.indicator.marking.tlp_version", Keyword, false),
    ("threat.enrichments.indicator.modified_at", Date, false),
    ("threat.enrichments.indicator.name", Keyword, false),
    ("threat.enrichments.indicator.port", Integer, false),
    ("threat.enrichments.indicator.provider", Keyword, false),
    ("threat.enrichments.indicator.reference", Keyword, false),
    ("threat.enrichments.indicator.registry.data.bytes", Keyword, false),
    ("threat.enrichments.indicator.registry.data.strings", Keyword, true),
    ("threat.enrichments.indicator.registry.data.type", Keyword, false),
    ("threat.enrichments.indicator.registry.hive", Keyword, false),
    ("threat.enrichments.indicator.registry.key", Keyword, false),
    ("threat.enrichments.indicator.registry.path", Keyword, false),
    ("threat.enrichments.indicator.registry.value", Keyword, false),
    ("threat.enrichments.indicator.scanner_stats", Integer, false),
    ("threat.enrichments.indicator.sightings", Integer, false),
    ("threat.enrichments.indicator.type", Keyword, false),
    ("threat.enrichments.indicator.url.domain", Keyword, false),
    ("threat.enrichments.indicator.url.extension", Keyword, false),
    ("threat.enrichments.indicator.url.fragment", Keyword, false),
    ("threat.enrichments.indicator.url.full", Keyword, false),
    ("threat.enrichments.indicator.url.original", Keyword, false),
    ("threat.enrichments.indicator.url.password", Keyword, false),
    ("threat.enrichments.indicator.url.path", Keyword, false),
    ("threat.enrichments.indicator.url.port", Integer, false),
    ("threat.enrichments.indicator.url.query", Keyword, false),
    ("threat.enrichments.indicator.url.registered_domain", Keyword, false),
    ("threat.enrichments.indicator.url.scheme", Keyword, false),
    ("threat.enrichments.indicator.url.subdomain", Keyword, false),
    ("threat.enrichments.indicator.url.top_level_domain", Keyword, false),
    ("threat.enrichments.indicator.url.username", Keyword, false),
    ("threat.enrichments.indicator.x509.alternative_names", Keyword, true),
    ("threat.enrichments.indicator.x509.issuer.common_name", Keyword, true),
    ("threat.enrichments.indicator.x509.issuer.country", Keyword, true),
    ("threat.enrichments.indicator.x509.issuer.distinguished_name", Keyword, false),
    ("threat.enrichments.indicator.x509.issuer.locality", Keyword, true),
    ("threat.enrichments.indicator.x509.issuer.organization", Keyword, true),
    ("threat.enrichments.indicator.x509.issuer.organizational_unit", Keyword, true),
    ("threat.enrichments.indicator.x509.issuer.state_or_province", Keyword, true),
    ("threat.enrichments.indicator.x509.not_after", Date, false),
    ("threat.enrichments.indicator.x509.not_before", Date, false),
    ("threat.enrichments.indicator.x509.public_key_algorithm", Keyword, false),
    ("threat.enrichments.indicator.x509.public_key_curve", Keyword, false),
    ("threat.enrichments.indicator.x509.public_key_exponent", Integer, false),
    ("threat.enrichments.indicator.x509.public_key_size", Integer, false),
    ("threat.enrichments.indicator.x509.serial_number", Keyword, false),
    ("threat.enrichments.indicator.x509.signature_algorithm", Keyword, false),
    ("threat.enrichments.indicator.x509.subject.common_name", Keyword, true),
    ("threat.enrichments.indicator.x509.subject.country", Keyword, true),
    ("threat.enrichments.indicator.x509.subject.distinguished_name", Keyword, false),
    ("threat.enrichments.indicator.x509.subject.locality", Keyword, true),
    ("threat.enrichments.indicator.x509.subject.organization", Keyword, true),
    ("threat.enrichments.indicator.x509.subject.organizational_unit", Keyword, true),
    ("threat.enrichments.indicator.x509.subject.state_or_province", Keyword, true),
    ("threat.enrichments.indicator.x509.version_number", Keyword, false),
    ("threat.enrichments.matched.atomic", Keyword, false),
    ("threat.enrichments.matched.field", Keyword, false),
    ("threat.enrichments.matched.id", Keyword, false),
    ("threat.enrichments.matched.index", Keyword, false),
    ("threat.enrichments.matched.occurred", Date, false),
    ("threat.enrichments.matched.type", Keyword, false),
    ("threat.feed.dashboard_id", Keyword, false),
    ("threat.feed.description", Keyword, false),
    ("threat.feed.name", Keyword, false),
    ("threat.feed.reference", Keyword, false),
    ("threat.framework", Keyword, false),
    ("threat.group.alias", Keyword, true),
    ("threat.group.id", Keyword, false),
    ("threat.group.name", Keyword, false),
    ("threat.group.reference", Keyword, false),
    ("threat.indicator.as.number", Integer, false),
    ("threat.indicator.as.organization.name", Keyword, false),
    ("threat.indicator.confidence", Keyword, false),
    ("threat.indicator.description", Keyword, false),
    ("threat.indicator.email.address", Keyword, false),
    ("threat.indicator.file.accessed", Date, false),
    ("threat.indicator.file.attributes", Keyword, true),
    ("threat.indicator.file.code_signature.digest_algorithm", Keyword, false),
    ("threat.indicator.file.code_signature.exists", Boolean, false),
    ("threat.indicator.file.code_signature.flags", Keyword, false),
    ("threat.indicator.file.code_signature.signing_id", Keyword, false),
    ("threat.indicator.file.code_signature.status", Keyword, false),
    ("threat.indicator.file.code_signature.subject_name", Keyword, false),
    ("threat.indicator.file.code_signature.team_id", Keyword, false),
    ("threat.indicator.file.code_signature.thumbprint_sha256", Keyword, false),
    ("threat.indicator.file.code_signature.timestamp", Date, false),
    ("threat.indicator.file.code_signature.trusted", Boolean, false),
    ("threat.indicator.file.code_signature.valid", Boolean, false),
    ("threat.indicator.file.created", Date, false),
    ("threat.indicator.file.ctime", Date, false),
    ("threat.indicator.file.device", Keyword, false),
    ("threat.indicator.file.directory", Keyword, false),
    ("threat.indicator.file.drive_letter", Keyword, false),
    ("threat.indicator.file.elf.architecture", Keyword, false),
    ("threat.indicator.file.elf.byte_order", Keyword, false),
    ("threat.indicator.file.elf.cpu_type", Keyword, false),
    ("threat.indicator.file.elf.creation_date", Date, false),
    ("threat.indicator.file.elf.exports", Object, true),
    ("threat.indicator.file.elf.go_import_hash", Keyword, false),
    ("threat.indicator.file.elf.go_imports", Object, false),
    ("threat.indicator.file.elf.go_imports_names_entropy", Integer, false),
    ("threat.indicator.file.elf.go_imports_names_var_entropy", Integer, false),
    ("threat.indicator.file.elf.go_stripped", Boolean, false),
    ("threat.indicator.file.elf.header.abi_version", Keyword, false),
    ("threat.indicator.file.elf.header.class", Keyword, false),
    ("threat.indicator.file.elf.header.data", Keyword, false),
    ("threat.indicator.file.elf.header.entrypoint", Integer, false),
    ("threat.indicator.file.elf.header.object_version", Keyword, false),
    ("threat.indicator.file.elf.header.os_abi", Keyword, false),
    ("threat.indicator.file.elf.header.type", Keyword, false),
    ("threat.indicator.file.elf.header.version", Keyword, false),
    ("threat.indicator.file.elf.import_hash", Keyword, false),
    ("threat.indicator.file.elf.imports", Object, true),
    ("threat.indicator.file.elf.imports_names_entropy", Integer, false),
    ("threat.indicator.file.elf.imports_names_var_entropy", Integer, false),
    ("threat.indicator.file.elf.sections", Object, true),
    ("threat.indicator.file.elf.sections.chi2", Integer, false),
    ("threat.indicator.file.elf.sections.entropy", Integer, false),
    ("threat.indicator.file.elf.sections.flags", Keyword, false),
    ("threat.indicator.file.elf.sections.name", Keyword, false),
    ("threat.indicator.file.elf.sections.physical_offset", Keyword, false),
    ("threat.indicator.file.elf.sections.physical_size", Integer, false),
    ("threat.indicator.file.elf.sections.type", Keyword, false),
    ("threat.indicator.file.elf.sections.var_entropy", Integer, false),
    ("threat.indicator.file.elf.sections.virtual_address", Integer, false),
    ("threat.indicator.file.elf.sections.virtual_size", Integer, false),
    ("threat.indicator.file.elf.segments", Object, true),
    ("threat.indicator.file.elf.segments.sections", Keyword, false),
    ("threat.indicator.file.elf.segments.type", Keyword, false),
    ("threat.indicator.file.elf.shared_libraries", Keyword, true),
    ("threat.indicator.file.elf.telfhash", Keyword, false),
    ("threat.indicator.file.extension", Keyword, false),
    ("threat.indicator.file.fork_name", Keyword, false),
    ("threat.indicator.file.gid", Keyword, false),
    ("threat.indicator.file.group", Keyword, false),
    ("threat.indicator.file.hash.cdhash", Keyword, false),
    ("threat.indicator.file.hash.md5", Keyword, false),
    ("threat.indicator.file.hash.sha1", Keyword, false),
    ("threat.indicator.file.hash.sha256", Keyword, false),
    ("threat.indicator.file.hash.sha384", Keyword, false),
    ("threat.indicator.file.hash.sha512", Keyword, false),
    ("threat.indicator.file.hash.ssdeep", Keyword, false),
    ("threat.indicator.file.hash.tlsh", Keyword, false),
    ("threat.indicator.file.inode", Keyword, false),
    ("threat.indicator.file.mime_type", Keyword, false),
    ("threat.indicator.file.mode", Keyword, false),
    ("threat.indicator.file.mtime", Date, false),
    ("threat.indicator.file.name", Keyword, false),
    ("threat.indicator.file.origin_referrer_url", Keyword, false),
    ("threat.indicator.file.origin_url", Keyword, false),
    ("threat.indicator.file.owner", Keyword, false),
    ("threat.indicator.file.path", Keyword, false),
    ("threat.indicator.file.pe.architecture", Keyword, false),
    ("threat.indicator.file.pe.company", Keyword, false),
    ("threat.indicator.file.pe.description", Keyword, false),
    ("threat.indicator.file.pe.file_version", Keyword, false),
    ("threat.indicator.file.pe.go_import_hash", Keyword, false),
    ("threat.indicator.file.pe.go_imports", Object, false),
    ("threat.indicator.file.pe.go_imports_names_entropy", Integer, false),
    ("threat.indicator.file.pe.go_imports_names_var_entropy", Integer, false),
    ("threat.indicator.file.pe.go_stripped", Boolean, false),
    ("threat.indicator.file.pe.imphash", Keyword, false),
    ("threat.indicator.file.pe.import_hash", Keyword, false),
    ("threat.indicator.file.pe.imports", Object, true),
    ("threat.indicator.file.pe.imports_names_entropy", Integer, false),
    ("threat.indicator.file.pe.imports_names_var_entropy", Integer, false),
    ("threat.indicator.file.pe.original_file_name", Keyword, false),
    ("threat.indicator.file.pe.pehash", Keyword, false),
    ("threat.indicator.file.pe.product", Keyword, false),
    ("threat.indicator.file.pe.sections", Object, true),
    ("threat.indicator.file.pe.sections.entropy", Integer, false),
    ("threat.indicator.file.pe.sections.name", Keyword, false),
    ("threat.indicator.file.pe.sections.physical_size", Integer, false),
    ("threat.indicator.file.pe.sections.var_entropy", Integer, false),
    ("threat.indicator.file.pe.sections.virtual_size", Integer, false),
    ("threat.indicator.file.size", Integer, false),
    ("threat.indicator.file.target_path", Keyword, false),
    ("threat.indicator.file.type", Keyword, false),
    ("threat.indicator.file.uid", Keyword, false),
    ("threat.indicator.file.x509.alternative_names", Keyword, true),
    ("threat.indicator.file.x509.issuer.common_name", Keyword, true),
    ("threat.indicator.file.x509.issuer.country", Keyword, true),
    ("threat.indicator.file.x509.issuer.distinguished_name", Keyword, false),
    ("threat.indicator.file.x509.issuer.locality", Keyword, true),
    ("threat.indicator.file.x509.issuer.organization", Keyword, true),
    ("threat.indicator.file.x509.issuer.organizational_unit", Keyword, true),
    ("threat.indicator.file.x509.issuer.state_or_province", Keyword, true),
    ("threat.indicator.file.x509.not_after", Date, false),
    ("threat.indicator.file.x509.not_before", Date, false),
    ("threat.indicator.file.x509.public_key_algorithm", Keyword, false),
    ("threat.indicator.file.x509.public_key_curve", Keyword, false),
    ("threat.indicator.file.x509.public_key_exponent", Integer, false),
    ("threat.indicator.file.x509.public_key_size", Integer, false),
    ("threat.indicator.file.x509.serial_number", Keyword, false),
    ("threat.indicator.file.x509.signature_algorithm", Keyword, false),
    ("threat.indicator.file.x509.subject.common_name", Keyword, true),
    ("threat.indicator.file.x509.subject.country", Keyword, true),
    ("threat.indicator.file.x509.subject.distinguished_name", Keyword, false),
    ("threat.indicator.file.x509.subject.locality", Keyword, true),
    ("threat.indicator.file.x509.subject.organization", Keyword, true),
    ("threat.indicator.file.x509.subject.organizational_unit", Keyword, true),
    ("threat.indicator.file.x509.subject.state_or_province", Keyword, true),
    ("threat.indicator.file.x509.version_number", Keyword, false),
    ("threat.indicator.first_seen", Date, false),
    ("threat.indicator.geo.city_name", Keyword, false),
    ("threat.indicator.geo.continent_code", Keyword, false),
    ("threat.indicator.geo.continent_name", Keyword, false),
    ("threat.indicator.geo.country_iso_code", Keyword, false),
    ("threat.indicator.geo.country_name", Keyword, false),
    ("threat.indicator.geo.location", Object, false),
    ("threat.indicator.geo.name", Keyword, false),
    ("threat.indicator.geo.postal_code", Keyword, false),
    ("threat.indicator.geo.region_iso_code", Keyword, false),
    ("threat.indicator.geo.region_name", Keyword, false),
    ("threat.indicator.geo.timezone", Keyword, false),
    ("threat.indicator.id", Keyword, true),
    ("threat.indicator.ip", Ip, false),
    ("threat.indicator.last_seen", Date, false),
    ("threat.indicator.marking.tlp", Keyword, false),
    ("threat.indicator.marking.tlp_version", Keyword, false),
    ("threat.indicator.modified_at", Date, false),
    ("threat.indicator.name", Keyword, false),
    ("threat.indicator.port", Integer, false),
    ("threat.indicator.provider", Keyword, false),
    ("threat.indicator.reference", Keyword, false),
    ("threat.indicator.registry.data.bytes", Keyword, false),
    ("threat.indicator.registry.data.strings", Keyword, true),
    ("threat.indicator.registry.data.type", Keyword, false),
    ("threat.indicator.registry.hive", Keyword, false),
    ("threat.indicator.registry.key", Keyword, false),
    ("threat.indicator.registry.path", Keyword, false),
    ("threat.indicator.registry.value", Keyword, false),
    ("threat.indicator.scanner_stats", Integer, false),
    ("threat.indicator.sightings", Integer, false),
    ("threat.indicator.type", Keyword, false),
    ("threat.indicator.url.domain", Keyword, false),
    ("threat.indicator.url.extension", Keyword, false),
    ("threat.indicator.url.fragment", Keyword, false),
    ("threat.indicator.url.full", Keyword, false),
    ("threat.indicator.url.original", Keyword, false),
    ("threat.indicator.url.password", Keyword, false),
    ("threat.indicator.url.path", Keyword, false),
    ("threat.indicator.url.port", Integer, false),
    ("threat.indicator.url.query", Keyword, false),
    ("threat.indicator.url.registered_domain", Keyword, false),
    ("threat.indicator.url.scheme", Keyword, false),
    ("threat.indicator.url.subdomain", Keyword, false),
    ("threat.indicator.url.top_level_domain", Keyword, false),
    ("threat.indicator.url.username", Keyword, false),
    ("threat.indicator.x509.alternative_names", Keyword, true),
    ("threat.indicator.x509.issuer.common_name", Keyword, true),
    ("threat.indicator.x509.issuer.country", Keyword, true),
    ("threat.indicator.x509.issuer.distinguished_name", Keyword, false),
    ("threat.indicator.x509.issuer.locality", Keyword, true),
    ("threat.indicator.x509.issuer.organization", Keyword, true),
    ("threat.indicator.x509.issuer.organizational_unit", Keyword, true),
    ("threat.indicator.x509.issuer.state_or_province", Keyword, true),
    ("threat.indicator.x509.not_after", Date, false),
    ("threat.indicator.x509.not_before", Date, false),
    ("threat.indicator.x509.public_key_algorithm", Keyword, false),
    ("threat.indicator.x509.public_key_curve", Keyword, false),
    ("threat.indicator.x509.public_key_exponent", Integer, false),
    ("threat.indicator.x509.public_key_size", Integer, false),
    ("threat.indicator.x509.serial_number", Keyword, false),
    ("threat.indicator.x509.signature_algorithm", Keyword, false),
    ("threat.indicator.x509.subject.common_name", Keyword, true),
    ("threat.indicator.x509.subject.country", Keyword, true),
    ("threat.indicator.x509.subject.distinguished_name", Keyword, false),
    ("threat.indicator.x509.subject.locality", Keyword, true),
    ("threat.indicator.x509.subject.organization", Keyword, true),
    ("threat.indicator.x509.subject.organizational_unit", Keyword, true),
    ("threat.indicator.x509.subject.state_or_province", Keyword, true),
    ("threat.indicator.x509.version_number", Keyword, false),
    ("threat.software.alias", Keyword, true),
    ("threat.software.id", Keyword, false),
    ("threat.software.name", Keyword, false),
    ("threat.software.platforms", Keyword, true),
    ("threat.software.reference", Keyword, false),
    ("threat.software.type", Keyword, false),
    ("threat.tactic.id", Keyword, true),
    ("threat.tactic.name", Keyword, true),
    ("threat.tactic.reference", Keyword, true),
    ("threat.technique.id", Keyword, true),
    ("threat.technique.name", Keyword, true),
    ("threat.technique.reference", Keyword, true),
    ("threat.technique.subtechnique.id", Keyword, true),
    ("threat.technique.subtechnique.name", Keyword, true),
    ("threat.technique.subtechnique.reference", Keyword, true),
    ("tls.cipher", Keyword, false),
    ("tls.client.certificate", Keyword, false),
    ("tls.client.certificate_chain", Keyword, true),
    ("tls.client.hash.md5", Keyword, false),
    ("tls.client.hash.sha1", Keyword, false),
    ("tls.client.hash.sha256", Keyword, false),
    ("tls.client.issuer", Keyword, false),
    ("tls.client.ja3", Keyword, false),
    ("tls.client.not_after", Date, false),
    ("tls.client.not_before", Date, false),
    ("tls.client.server_name", Keyword, false),
    ("tls.client.subject", Keyword, false),
    ("tls.client.supported_ciphers", Keyword, true),
    ("tls.client.x509.alternative_names", Keyword, true),
    ("tls.client.x509.issuer.common_name", Keyword, true),
    ("tls.client.x509.issuer.country", Keyword, true),
    ("tls.client.x509.issuer.distinguished_name", Keyword, false),
    ("tls.client.x509.issuer.locality", Keyword, true),
    ("tls.client.x509.issuer.organization", Keyword, true),
    ("tls.client.x509.issuer.organizational_unit", Keyword, true),
    ("tls.client.x509.issuer.state_or_province", Keyword, true),
    ("tls.client.x509.not_after", Date, false),
    ("tls.client.x509.not_before", Date, false),
    ("tls.client.x509.public_key_algorithm", Keyword, false),
    ("tls.client.x509.public_key_curve", Keyword, false),
    ("tls.client.x509.public_key_exponent", Integer, false),
    ("tls.client.x509.public_key_size", Integer, false),
    ("tls.client.x509.serial_number", Keyword, false),
    ("tls.client.x509.signature_algorithm", Keyword, false),
    ("tls.client.x509.subject.common_name", Keyword, true),
    ("tls.client.x509.subject.country", Keyword, true),
    ("tls.client.x509.subject.distinguished_name", Keyword, false),
    ("tls.client.x509.subject.locality", Keyword, true),
    ("tls.client.x509.subject.organization", Keyword, true),
    ("tls.client.x509.subject.organizational_unit", Keyword, true),
    ("tls.client.x509.subject.state_or_province", Keyword, true),
    ("tls.client.x509.version_number", Keyword, false),
    ("tls.curve", Keyword, false),
    ("tls.established", Boolean, false),
    ("tls.next_protocol", Keyword, false),
    ("tls.resumed", Boolean, false),
    ("tls.server.certificate", Keyword, false),
    ("tls.server.certificate_chain", Keyword, true),
    ("tls.server.hash.md5", Keyword, false),
    ("tls.server.hash.sha1", Keyword, false),
    ("tls.server.hash.sha256", Keyword, false),
    ("tls.server.issuer", Keyword, false),
    ("tls.server.ja3s", Keyword, false),
    ("tls.server.not_after", Date, false),
    ("tls.server.not_before", Date, false),
    ("tls.server.subject", Keyword, false),
    ("tls.server.x509.alternative_names", Keyword, true),
    ("tls.server.x509.issuer.common_name", Keyword, true),
    ("tls.server.x509.issuer.country", Keyword, true),
    ("tls.server.x509.issuer.distinguished_name", Keyword, false),
    ("tls.server.x509.issuer.locality", Keyword, true),
    ("tls.server.x509.issuer.organization", Keyword, true),
    ("tls.server.x509.issuer.organizational_unit", Keyword, true),
    ("tls.server.x509.issuer.state_or_province", Keyword, true),
    ("tls.server.x509.not_after", Date, false),
    ("tls.server.x509.not_before", Date, false),
    ("tls.server.x509.public_key_algorithm", Keyword, false),
    ("tls.server.x509.public_key_curve", Keyword, false),
    ("tls.server.x509.public_key_exponent", Integer, false),
    ("tls.server.x509.public_key_size", Integer, false),
    ("tls.server.x509.serial_number", Keyword, false),
    ("tls.server.x509.signature_algorithm", Keyword, false),
    ("tls.server.x509.subject.common_name", Keyword, true),
    ("tls.server.x509.subject.country", Keyword, true),
    ("tls.server.x509.subject.distinguished_name", Keyword, false),
    ("tls.server.x509.subject.locality", Keyword, true),
    ("tls.server.x509.subject.organization", Keyword, true),
    ("tls.server.x509.subject.organizational_unit", Keyword, true),
    ("tls.server.x509.subject.state_or_province", Keyword, true),
    ("tls.server.x509.version_number", Keyword, false),
    ("tls.version", Keyword, false),
    ("tls.version_protocol", Keyword, false),
    ("trace.id", Keyword, false),
    ("transaction.id", Keyword, false),
    ("url.domain", Keyword, false),
    ("url.extension", Keyword, false),
    ("url.fragment", Keyword, false),
    ("url.full", Keyword, false),
    ("url.original", Keyword, false),
    ("url.password", Keyword, false),
    ("url.path", Keyword, false),
    ("url.port", Integer, false),
    ("url.query", Keyword, false),
    ("url.registered_domain", Keyword, false),
    ("url.scheme", Keyword, false),
    ("url.subdomain", Keyword, false),
    ("url.top_level_domain", Keyword, false),
    ("url.username", Keyword, false),
    ("user.changes.domain", Keyword, false),
    ("user.changes.email", Keyword, false),
    ("user.changes.entity.attributes.known_redirects", Keyword, true),
    ("user.changes.entity.attributes.managed", Boolean, false),
    ("user.changes.entity.attributes.mfa_enabled", Boolean, false),
    ("user.changes.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("user.changes.entity.attributes.permissions", Keyword, true),
    ("user.changes.entity.attributes.storage_class", Keyword, false),
    ("user.changes.entity.behavior", Object, false),
    ("user.changes.entity.display_name", Keyword, false),
    ("user.changes.entity.id", Keyword, false),
    ("user.changes.entity.last_seen_timestamp", Date, false),
    ("user.changes.entity.lifecycle.last_activity", Date, false),
    ("user.changes.entity.metrics", Object, false),
    ("user.changes.entity.name", Keyword, false),
    ("user.changes.entity.raw", Object, false),
    ("user.changes.entity.reference", Keyword, false),
    ("user.changes.entity.relationships.administers.entity.id", Keyword, true),
    ("user.changes.entity.relationships.administers.host.id", Keyword, true),
    ("user.changes.entity.relationships.administers.host.name", Keyword, true),
    ("user.changes.entity.relationships.administers.service.id", Keyword, true),
    ("user.changes.entity.relationships.administers.service.name", Keyword, true),
    ("user.changes.entity.relationships.administers.user.domain", Keyword, true),
    ("user.changes.entity.relationships.administers.user.email", Keyword, true),
    ("user.changes.entity.relationships.administers.user.id", Keyword, true),
    ("user.changes.entity.relationships.administers.user.name", Keyword, true),
    ("user.changes.entity.relationships.depends_on.entity.id", Keyword, true),
    ("user.changes.entity.relationships.depends_on.host.id", Keyword, true),
    ("user.changes.entity.relationships.depends_on.host.name", Keyword, true),
    ("user.changes.entity.relationships.depends_on.service.id", Keyword, true),
    ("user.changes.entity.relationships.depends_on.service.name", Keyword, true),
    ("user.changes.entity.relationships.depends_on.user.domain", Keyword, true),
    ("user.changes.entity.relationships.depends_on.user.email", Keyword, true),
    ("user.changes.entity.relationships.depends_on.user.id", Keyword, true),
    ("user.changes.entity.relationships.depends_on.user.name", Keyword, true),
    ("user.changes.entity.relationships.owns.entity.id", Keyword, true),
    ("user.changes.entity.relationships.owns.host.id", Keyword, true),
    ("user.changes.entity.relationships.owns.host.name", Keyword, true),
    ("user.changes.entity.relationships.owns.service.id", Keyword, true),
    ("user.changes.entity.relationships.owns.service.name", Keyword, true),
    ("user.changes.entity.relationships.owns.user.domain", Keyword, true),
    ("user.changes.entity.relationships.owns.user.email", Keyword, true),
    ("user.changes.entity.relationships.owns.user.id", Keyword, true),
    ("user.changes.entity.relationships.owns.user.name", Keyword, true),
    ("user.changes.entity.relationships.supervises.entity.id", Keyword, true),
    ("user.changes.entity.relationships.supervises.host.id", Keyword, true),
    ("user.changes.entity.relationships.supervises.host.name", Keyword, true),
    ("user.changes.entity.relationships.supervises.service.id", Keyword, true),
    ("user.changes.entity.relationships.supervises.service.name", Keyword, true),
    ("user.changes.entity.relationships.supervises.user.domain", Keyword, true),
    ("user.changes.entity.relationships.supervises.user.email", Keyword, true),
    ("user.changes.entity.relationships.supervises.user.id", Keyword, true),
    ("user.changes.entity.relationships.supervises.user.name", Keyword, true),
    ("user.changes.entity.source", Keyword, false),
    ("user.changes.entity.sub_type", Keyword, false),
    ("user.changes.entity.type", Keyword, true),
    ("user.changes.full_name", Keyword, false),
    ("user.changes.group.domain", Keyword, false),
    ("user.changes.group.id", Keyword, false),
    ("user.changes.group.name", Keyword, false),
    ("user.changes.hash", Keyword, false),
    ("user.changes.id", Keyword, false),
    ("user.changes.name", Keyword, false),
    ("user.changes.risk.calculated_level", Keyword, false),
    ("user.changes.risk.calculated_score", Decimal, false),
    ("user.changes.risk.calculated_score_norm", Decimal, false),
    ("user.changes.risk.static_level", Keyword, false),
    ("user.changes.risk.static_score", Decimal, false),
    ("user.changes.risk.static_score_norm", Decimal, false),
    ("user.changes.roles", Keyword, true),
    ("user.domain", Keyword, false),
    ("user.effective.domain", Keyword, false),
    ("user.effective.email", Keyword, false),
    ("user.effective.entity.attributes.known_redirects", Keyword, true),
    ("user.effective.entity.attributes.managed", Boolean, false),
    ("user.effective.entity.attributes.mfa_enabled", Boolean, false),
    ("user.effective.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("user.effective.entity.attributes.permissions", Keyword, true),
    ("user.effective.entity.attributes.storage_class", Keyword, false),
    ("user.effective.entity.behavior", Object, false),
    ("user.effective.entity.display_name", Keyword, false),
    ("user.effective.entity.id", Keyword, false),
    ("user.effective.entity.last_seen_timestamp", Date, false),
    ("user.effective.entity.lifecycle.last_activity", Date, false),
    ("user.effective.entity.metrics", Object, false),
    ("user.effective.entity.name", Keyword, false),
    ("user.effective.entity.raw", Object, false),
    ("user.effective.entity.reference", Keyword, false),
    ("user.effective.entity.relationships.administers.entity.id", Keyword, true),
    ("user.effective.entity.relationships.administers.host.id", Keyword, true),
    ("user.effective.entity.relationships.administers.host.name", Keyword, true),
    ("user.effective.entity.relationships.administers.service.id", Keyword, true),
    ("user.effective.entity.relationships.administers.service.name", Keyword, true),
    ("user.effective.entity.relationships.administers.user.domain", Keyword, true),
    ("user.effective.entity.relationships.administers.user.email", Keyword, true),
    ("user.effective.entity.relationships.administers.user.id", Keyword, true),
    ("user.effective.entity.relationships.administers.user.name", Keyword, true),
    ("user.effective.entity.relationships.depends_on.entity.id", Keyword, true),
    ("user.effective.entity.relationships.depends_on.host.id", Keyword, true),
    ("user.effective.entity.relationships.depends_on.host.name", Keyword, true),
    ("user.effective.entity.relationships.depends_on.service.id", Keyword, true),
    ("user.effective.entity.relationships.depends_on.service.name", Keyword, true),
    ("user.effective.entity.relationships.depends_on.user.domain", Keyword, true),
    ("user.effective.entity.relationships.depends_on.user.email", Keyword, true),
    ("user.effective.entity.relationships.depends_on.user.id", Keyword, true),
    ("user.effective.entity.relationships.depends_on.user.name", Keyword, true),
    ("user.effective.entity.relationships.owns.entity.id", Keyword, true),
    ("user.effective.entity.relationships.owns.host.id", Keyword, true),
    ("user.effective.entity.relationships.owns.host.name", Keyword, true),
    ("user.effective.entity.relationships.owns.service.id", Keyword, true),
    ("user.effective.entity.relationships.owns.service.name", Keyword, true),
    ("user.effective.entity.relationships.owns.user.domain", Keyword, true),
    ("user.effective.entity.relationships.owns.user.email", Keyword, true),
    ("user.effective.entity.relationships.owns.user.id", Keyword, true),
    ("user.effective.entity.relationships.owns.user.name", Keyword, true),
    ("user.effective.entity.relationships.supervises.entity.id", Keyword, true),
    ("user.effective.entity.relationships.supervises.host.id", Keyword, true),
    ("user.effective.entity.relationships.supervises.host.name", Keyword, true),
    ("user.effective.entity.relationships.supervises.service.id", Keyword, true),
    ("user.effective.entity.relationships.supervises.service.name", Keyword, true),
    ("user.effective.entity.relationships.supervises.user.domain", Keyword, true),
    ("user.effective.entity.relationships.supervises.user.email", Keyword, true),
    ("user.effective.entity.relationships.supervises.user.id", Keyword, true),
    ("user.effective.entity.relationships.supervises.user.name", Keyword, true),
    ("user.effective.entity.source", Keyword, false),
    ("user.effective.entity.sub_type", Keyword, false),
    ("user.effective.entity.type", Keyword, true),
    ("user.effective.full_name", Keyword, false),
    ("user.effective.group.domain", Keyword, false),
    ("user.effective.group.id", Keyword, false),
    ("user.effective.group.name", Keyword, false),
    ("user.effective.hash", Keyword, false),
    ("user.effective.id", Keyword, false),
    ("user.effective.name", Keyword, false),
    ("user.effective.risk.calculated_level", Keyword, false),
    ("user.effective.risk.calculated_score", Decimal, false),
    ("user.effective.risk.calculated_score_norm", Decimal, false),
    ("user.effective.risk.static_level", Keyword, false),
    ("user.effective.risk.static_score", Decimal, false),
    ("user.effective.risk.static_score_norm", Decimal, false),
    ("user.effective.roles", Keyword, true),
    ("user.email", Keyword, false),
    ("user.entity.attributes.known_redirects", Keyword, true),
    ("user.entity.attributes.managed", Boolean, false),
    ("user.entity.attributes.mfa_enabled", Boolean, false),
    ("user.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("user.entity.attributes.permissions", Keyword, true),
    ("user.entity.attributes.storage_class", Keyword, false),
    ("user.entity.behavior", Object, false),
    ("user.entity.display_name", Keyword, false),
    ("user.entity.id", Keyword, false),
    ("user.entity.last_seen_timestamp", Date, false),
    ("user.entity.lifecycle.last_activity", Date, false),
    ("user.entity.metrics", Object, false),
    ("user.entity.name", Keyword, false),
    ("user.entity.raw", Object, false),
    ("user.entity.reference", Keyword, false),
    ("user.entity.relationships.administers.entity.id", Keyword, true),
    ("user.entity.relationships.administers.host.id", Keyword, true),
    ("user.entity.relationships.administers.host.name", Keyword, true),
    ("user.entity.relationships.administers.service.id", Keyword, true),
    ("user.entity.relationships.administers.service.name", Keyword, true),
    ("user.entity.relationships.administers.user.domain", Keyword, true),
    ("user.entity.relationships.administers.user.email", Keyword, true),
    ("user.entity.relationships.administers.user.id", Keyword, true),
    ("user.entity.relationships.administers.user.name", Keyword, true),
    ("user.entity.relationships.depends_on.entity.id", Keyword, true),
    ("user.entity.relationships.depends_on.host.id", Keyword, true),
    ("user.entity.relationships.depends_on.host.name", Keyword, true),
    ("user.entity.relationships.depends_on.service.id", Keyword, true),
    ("user.entity.relationships.depends_on.service.name", Keyword, true),
    ("user.entity.relationships.depends_on.user.domain", Keyword, true),
    ("user.entity.relationships.depends_on.user.email", Keyword, true),
    ("user.entity.relationships.depends_on.user.id", Keyword, true),
    ("user.entity.relationships.depends_on.user.name", Keyword, true),
    ("user.entity.relationships.owns.entity.id", Keyword, true),
    ("user.entity.relationships.owns.host.id", Keyword, true),
    ("user.entity.relationships.owns.host.name", Keyword, true),
    ("user.entity.relationships.owns.service.id", Keyword, true),
    ("user.entity.relationships.owns.service.name", Keyword, true),
    ("user.entity.relationships.owns.user.domain", Keyword, true),
    ("user.entity.relationships.owns.user.email", Keyword, true),
    ("user.entity.relationships.owns.user.id", Keyword, true),
    ("user.entity.relationships.owns.user.name", Keyword, true),
    ("user.entity.relationships.supervises.entity.id", Keyword, true),
    ("user.entity.relationships.supervises.host.id", Keyword, true),
    ("user.entity.relationships.supervises.host.name", Keyword, true),
    ("user.entity.relationships.supervises.service.id", Keyword, true),
    ("user.entity.relationships.supervises.service.name", Keyword, true),
    ("user.entity.relationships.supervises.user.domain", Keyword, true),
    ("user.entity.relationships.supervises.user.email", Keyword, true),
    ("user.entity.relationships.supervises.user.id", Keyword, true),
    ("user.entity.relationships.supervises.user.name", Keyword, true),
    ("user.entity.source", Keyword, false),
    ("user.entity.sub_type", Keyword, false),
    ("user.entity.type", Keyword, true),
    ("user.full_name", Keyword, false),
    ("user.group.domain", Keyword, false),
    ("user.group.id", Keyword, false),
    ("user.group.name", Keyword, false),
    ("user.hash", Keyword, false),
    ("user.id", Keyword, false),
    ("user.name", Keyword, false),
    ("user.risk.calculated_level", Keyword, false),
    ("user.risk.calculated_score", Decimal, false),
    ("user.risk.calculated_score_norm", Decimal, false),
    ("user.risk.static_level", Keyword, false),
    ("user.risk.static_score", Decimal, false),
    ("user.risk.static_score_norm", Decimal, false),
    ("user.roles", Keyword, true),
    ("user.target.domain", Keyword, false),
    ("user.target.email", Keyword, false),
    ("user.target.entity.attributes.known_redirects", Keyword, true),
    ("user.target.entity.attributes.managed", Boolean, false),
    ("user.target.entity.attributes.mfa_enabled", Boolean, false),
    ("user.target.entity.attributes.oauth_consent_restriction", Keyword, false),
    ("user.target.entity.attributes.permissions", Keyword, true),
    ("user.target.entity.attributes.storage_class", Keyword, false),
    ("user.target.entity.behavior", Object, false),
    ("user.target.entity.display_name", Keyword, false),
    ("user.target.entity.id", Keyword, false),
    ("user.target.entity.last_seen_timestamp", Date, false),
    ("user.target.entity.lifecycle.last_activity", Date, false),
    ("user.target.entity.metrics", Object, false),
    ("user.target.entity.name", Keyword, false),
    ("user.target.entity.raw", Object, false),
    ("user.target.entity.reference", Keyword, false),
    ("user.target.entity.relationships.administers.entity.id", Keyword, true),
    ("user.target.entity.relationships.administers.host.id", Keyword, true),
    ("user.target.entity.relationships.administers.host.name", Keyword, true),
    ("user.target.entity.relationships.administers.service.id", Keyword, true),
    ("user.target.entity.relationships.administers.service.name", Keyword, true),
    ("user.target.entity.relationships.administers.user.domain", Keyword, true),
    ("user.target.entity.relationships.administers.user.email", Keyword, true),
    ("user.target.entity.relationships.administers.user.id", Keyword, true),
    ("user.target.entity.relationships.administers.user.name", Keyword, true),
    ("user.target.entity.relationships.depends_on.entity.id", Keyword, true),
    ("user.target.entity.relationships.depends_on.host.id", Keyword, true),
    ("user.target.entity.relationships.depends_on.host.name", Keyword, true),
    ("user.target.entity.relationships.depends_on.service.id", Keyword, true),
    ("user.target.entity.relationships.depends_on.service.name", Keyword, true),
    ("user.target.entity.relationships.depends_on.user.domain", Keyword, true),
    ("user.target.entity.relationships.depends_on.user.email", Keyword, true),
    ("user.target.entity.relationships.depends_on.user.id", Keyword, true),
    ("user.target.entity.relationships.depends_on.user.name", Keyword, true),
    ("user.target.entity.relationships.owns.entity.id", Keyword, true),
    ("user.target.entity.relationships.owns.host.id", Keyword, true),
    ("user.target.entity.relationships.owns.host.name", Keyword, true),
    ("user.target.entity.relationships.owns.service.id", Keyword, true),
    ("user.target.entity.relationships.owns.service.name", Keyword, true),
    ("user.target.entity.relationships.owns.user.domain", Keyword, true),
    ("user.target.entity.relationships.owns.user.email", Keyword, true),
    ("user.target.entity.relationships.owns.user.id", Keyword, true),
    ("user.target.entity.relationships.owns.user.name", Keyword, true),
    ("user.target.entity.relationships.supervises.entity.id", Keyword, true),
    ("user.target.entity.relationships.supervises.host.id", Keyword, true),
    ("user.target.entity.relationships.supervises.host.name", Keyword, true),
    ("user.target.entity.relationships.supervises.service.id", Keyword, true),
    ("user.target.entity.relationships.supervises.service.name", Keyword, true),
    ("user.target.entity.relationships.supervises.user.domain", Keyword, true),
    ("user.target.entity.relationships.supervises.user.email", Keyword, true),
    ("user.target.entity.relationships.supervises.user.id", Keyword, true),
    ("user.target.entity.relationships.supervises.user.name", Keyword, true),
    ("user.target.entity.source", Keyword, false),
    ("user.target.entity.sub_type", Keyword, false),
    ("user.target.entity.type", Keyword, true),
    ("user.target.full_name", Keyword, false),
    ("user.target.group.domain", Keyword, false),
    ("user.target.group.id", Keyword, false),
    ("user.target.group.name", Keyword, false),
    ("user.target.hash", Keyword, false),
    ("user.target.id", Keyword, false),
    ("user.target.name", Keyword, false),
    ("user.target.risk.calculated_level", Keyword, false),
    ("user.target.risk.calculated_score", Decimal, false),
    ("user.target.risk.calculated_score_norm", Decimal, false),
    ("user.target.risk.static_level", Keyword, false),
    ("user.target.risk.static_score", Decimal, false),
    ("user.target.risk.static_score_norm", Decimal, false),
    ("user.target.roles", Keyword, true),
    ("user_agent.device.name", Keyword, false),
    ("user_agent.name", Keyword, false),
    ("user_agent.original", Keyword, false),
    ("user_agent.os.family", Keyword, false),
    ("user_agent.os.full", Keyword, false),
    ("user_agent.os.kernel", Keyword, false),
    ("user_agent.os.name", Keyword, false),
    ("user_agent.os.platform", Keyword, false),
    ("user_agent.os.type", Keyword, false),
    ("user_agent.os.version", Keyword, false),
    ("user_agent.version", Keyword, false),
    ("volume.bus_type", Keyword, false),
    ("volume.default_access", Keyword, false),
    ("volume.device_name", Keyword, false),
    ("volume.device_type", Keyword, false),
    ("volume.dos_name", Keyword, false),
    ("volume.file_system_type", Keyword, false),
    ("volume.mount_name", Keyword, false),
    ("volume.nt_name", Keyword, false),
    ("volume.product_id", Keyword, false),
    ("volume.product_name", Keyword, false),
    ("volume.removable", Boolean, false),
    ("volume.serial_number", Keyword, false),
    ("volume.size", Integer, false),
    ("volume.vendor_id", Keyword, false),
    ("volume.vendor_name", Keyword, false),
    ("volume.writable", Boolean, false),
    ("vulnerability.category", Keyword, true),
    ("vulnerability.classification", Keyword, false),
    ("vulnerability.description", Keyword, false),
    ("vulnerability.enumeration", Keyword, false),
    ("vulnerability.id", Keyword, false),
    ("vulnerability.reference", Keyword, false),
    ("vulnerability.report_id", Keyword, false),
    ("vulnerability.scanner.vendor", Keyword, false),
    ("vulnerability.score.base", Decimal, false),
    ("vulnerability.score.environmental", Decimal, false),
    ("vulnerability.score.temporal", Decimal, false),
    ("vulnerability.score.version", Keyword, false),
    ("vulnerability.severity", Keyword, false),
    ("vulnerability.status", Keyword, false),
];
