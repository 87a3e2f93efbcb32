// SPDX-License-Identifier: Apache-2.0
#include "app/settings/hall_tables.h"

#include <array>

namespace hall::settings {

namespace {

constexpr std::int64_t day = 1440;     // minutes
constexpr std::int64_t nameBytes = 90; // thirty hanzi
constexpr std::int64_t codeLetters = 64;

constexpr auto theKeys = std::to_array<KeyRule>({
    {"hall", "id", Kind::Code, {}, 1, codeLetters, ""},
    {"hall", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"hall", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"hall", "name_short", Kind::Text, "", 0, nameBytes, ""},

    {"calendar", "opens", Kind::Choice, "timetable", 0, 0, "timetable by_hand"},
    {"calendar", "day_begins", Kind::TimeOfDay, "04:00", 0, day / 2, ""},
    {"calendar", "keep_hours", Kind::Flag, "false", 0, 0, ""},

    {"hours", "days", Kind::Weekdays, {}, 0, 0, ""},
    {"hours", "from", Kind::TimeOfDay, {}, 0, day, ""},
    {"hours", "to", Kind::TimeOfDay, {}, 0, day, ""},

    {"exception", "date", Kind::Date, {}, 0, 0, ""},
    {"exception", "until", Kind::Date, "", 0, 0, ""},
    {"exception", "closed", Kind::Flag, "false", 0, 0, ""},

    {"exception.open", "from", Kind::TimeOfDay, {}, 0, day, ""},
    {"exception.open", "to", Kind::TimeOfDay, {}, 0, day, ""},

    {"policy", "next_on_called", Kind::Choice, "served", 0, 0, "served no_show ask"},
    {"policy", "auto_start", Kind::Integer, "30", 0, 600, ""},
    {"policy", "no_show_after", Kind::Integer, "0", 0, 3600, ""},
    {"policy", "max_recalls", Kind::Integer, "5", 0, 50, ""},
    {"policy", "between_recalls", Kind::Integer, "5", 0, 60, ""},
    {"policy", "press_age_max", Kind::Integer, "10", 1, 60, ""},
    {"policy", "waiting_max", Kind::Integer, "100000", 1, 1000000, ""},
    {"policy", "choice", Kind::Choice, "credit", 0, 0, "credit interleave"},
    {"policy", "interleave", Kind::Integer, "2", 1, 20, ""},
    {"policy", "missed", Kind::Choice, "reinsert", 0, 0, "void end reinsert list"},
    {"policy", "reinsert_after", Kind::Integer, "2", 0, 100, ""},
    {"policy", "reinstatements_max", Kind::Integer, "1", 1, 20, ""},
    {"policy", "preferred_clerk", Kind::Integer, "0", 0, 120, ""},
    {"policy", "undo_within", Kind::Integer, "5", 0, 60, ""},
    {"policy", "call_given", Kind::Flag, "false", 0, 0, ""},
    {"policy", "reprints_max", Kind::Integer, "3", 0, 20, ""},
    {"policy", "one_live_ticket", Kind::Flag, "true", 0, 0, ""},
    {"policy", "unbound_per_minute", Kind::Integer, "0", 0, 1000, ""},
    {"policy", "touting_signs", Kind::Integer, "0", 0, 100, ""},
    {"policy", "take_early", Kind::Integer, "0", 0, 240, ""},
    {"policy", "grace_before", Kind::Integer, "30", 0, 240, ""},
    {"policy", "grace_after", Kind::Integer, "15", 0, 240, ""},
    {"policy", "late", Kind::Choice, "walk_in", 0, 0, "refuse walk_in"},
    {"policy", "misses_max", Kind::Integer, "0", 0, 20, ""},
    {"policy", "misses_within_days", Kind::Integer, "90", 1, 366, ""},
    {"policy", "block_days", Kind::Integer, "30", 1, 366, ""},

    {"journal", "snapshot_every", Kind::Integer, "5000", 100, 1000000, ""},
    {"journal", "keep_months", Kind::Integer, "24", 0, 1200, ""},
    {"journal", "reserve_megabytes", Kind::Integer, "16", 1, 1024, ""},

    {"limits", "frame_bytes", Kind::Integer, "65536", 4096, 1048576, ""},
    {"limits", "sessions", Kind::Integer, "256", 1, 5000, ""},
    {"limits", "unsent_bytes", Kind::Integer, "1048576", 65536, 67108864, ""},
    {"limits", "commands_per_second", Kind::Integer, "100", 1, 10000, ""},
    {"limits", "handshake_seconds", Kind::Integer, "5", 1, 60, ""},
    {"limits", "events_per_push", Kind::Integer, "200", 1, 5000, ""},

    {"listen", "address", Kind::Text, "127.0.0.1", 1, 64, ""},
    {"listen", "port", Kind::Integer, "7480", 0, 65535, ""},

    {"ticket", "base", Kind::Text, "https://example.cn", 1, 40, ""},
    {"ticket", "layout", Kind::Code, "", 0, codeLetters, ""},
    {"ticket", "checklist", Kind::Code, "checklist", 1, codeLetters, ""},

    {"voice", "one", Kind::Choice, "yao", 0, 0, "yao yi"},
    {"voice", "readings", Kind::Integer, "2", 1, 3, ""},
    {"voice", "latest", Kind::Integer, "45", 10, 300, ""},
    {"voice", "languages", Kind::Choices, "zh", 1, 2, "zh en"},
    {"voice", "packs", Kind::Codes, "", 0, 10, ""},

    {"operator", "pin", Kind::Text, "", 0, 12, ""},

    {"codes", "tolerance", Kind::Integer, "120", 0, 3600, ""},

    {"code_key", "id", Kind::Code, {}, 1, codeLetters, ""},
    {"code_key", "public", Kind::Code, "", 0, codeLetters, ""},
    {"code_key", "file", Kind::Text, "", 0, 200, ""},
    {"code_key", "from", Kind::Date, "", 0, 0, ""},
    {"code_key", "until", Kind::Date, "", 0, 0, ""},

    {"resolver", "address", Kind::Text, "", 0, 200, ""},
    {"resolver", "timeout", Kind::Integer, "4", 1, 15, ""},
    {"resolver", "body", Kind::Text, R"({"code": "{code}", "station": "{station}"})", 1, 1000, ""},
    {"resolver", "number", Kind::Text, "/number", 1, 200, ""},
    {"resolver", "secret", Kind::Text, "", 0, 200, ""},

    {"metrics", "listen", Kind::Text, "", 0, 64, ""},

    {"upstream", "broker", Kind::Text, "", 0, 500, ""},
    {"upstream", "user", Kind::Text, "", 0, 200, ""},
    {"upstream", "password", Kind::Text, "", 0, 200, ""},
    {"upstream", "authority", Kind::Text, "", 0, 200, ""},
    {"upstream", "certificate", Kind::Text, "", 0, 200, ""},
    {"upstream", "key", Kind::Text, "", 0, 200, ""},

    {"hub_key", "id", Kind::Code, {}, 1, codeLetters, ""},
    {"hub_key", "public", Kind::Code, "", 0, codeLetters, ""},
    {"hub_key", "file", Kind::Text, "", 0, 200, ""},
    {"hub_key", "from", Kind::Date, "", 0, 0, ""},
    {"hub_key", "until", Kind::Date, "", 0, 0, ""},

    {"identity_code", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"identity_code", "pattern", Kind::Text, {}, 1, 200, ""},

    {"zone", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"zone", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"zone", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"zone", "name_short", Kind::Text, "", 0, nameBytes, ""},

    {"area", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"area", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"area", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"area", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"area", "zone", Kind::Code, {}, 1, codeLetters, ""},

    {"group", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"group", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"group", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"group", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"group", "area", Kind::Code, {}, 1, codeLetters, ""},

    {"queue", "prefix", Kind::Text, {}, 1, 1, ""},
    {"queue", "groups", Kind::Codes, {}, 1, 200, ""},
    {"queue", "start", Kind::Integer, "1", 1, 9999, ""},
    {"queue", "width", Kind::Integer, "3", 2, 4, ""},
    {"queue", "run", Kind::Integer, "20", 1, 1000, ""},

    {"service", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"service", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"service", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"service", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"service", "group", Kind::Code, {}, 1, codeLetters, ""},
    {"service", "typical_minutes", Kind::Integer, "10", 1, 480, ""},
    {"service", "identity", Kind::Choice, "optional", 0, 0, "none optional required"},
    {"service", "day_quota", Kind::Integer, "0", 0, 100000, ""},
    {"service", "subject_quota", Kind::Integer, "0", 0, 1000, ""},
    {"service", "cut_off", Kind::Integer, "0", 0, 480, ""},
    {"service", "slot_places", Kind::Integer, "0", 0, 1000, ""},
    {"service", "walk_in_places", Kind::Integer, "0", 0, 1000, ""},
    {"service", "promise_days", Kind::Integer, "10", 1, 366, ""},
    {"service", "layout", Kind::Code, "", 0, codeLetters, ""},

    {"service.question", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"service.question", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"service.question", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"service.question", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"service.question", "when", Kind::Conditions, "", 0, 20, ""},

    {"service.question.answers", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"service.question.answers", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"service.question.answers", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"service.question.answers", "name_short", Kind::Text, "", 0, nameBytes, ""},

    {"service.material", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"service.material", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"service.material", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"service.material", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"service.material", "copies", Kind::Integer, "1", 1, 100, ""},
    {"service.material", "on_promise", Kind::Flag, "false", 0, 0, ""},
    {"service.material", "when", Kind::Conditions, "", 0, 20, ""},

    {"visit", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"visit", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"visit", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"visit", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"visit", "order", Kind::Choice, "fixed", 0, 0, "fixed any"},

    {"visit.steps", "service", Kind::Code, {}, 1, codeLetters, ""},
    {"visit.steps", "back_office", Kind::Flag, "false", 0, 0, ""},

    {"priority", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"priority", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"priority", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"priority", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"priority", "credit_minutes", Kind::Integer, "0", 0, 240, ""},
    {"priority", "self_claimed", Kind::Flag, "false", 0, 0, ""},
    {"priority", "from_age", Kind::Integer, "0", 0, 120, ""},
    {"priority", "layout", Kind::Code, "", 0, codeLetters, ""},

    {"counter", "number", Kind::Integer, {}, 1, 999, ""},
    {"counter", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"counter", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"counter", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"counter", "kind", Kind::Choice, "desk", 0, 0, "desk remote collection help self_service"},
    {"counter", "zone", Kind::Code, "", 0, codeLetters, ""},
    {"counter", "groups", Kind::Codes, {}, 1, 200, ""},
    {"counter", "spoken", Kind::Text, "", 0, 120, ""},
    {"counter", "admits", Kind::Choice, "all", 0, 0, "all priority appointments"},

    {"counter.backups", "group", Kind::Code, {}, 1, codeLetters, ""},
    {"counter.backups", "after", Kind::Integer, {}, 1, 480, ""},

    {"plan", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"plan", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"plan", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"plan", "name_short", Kind::Text, "", 0, nameBytes, ""},

    {"plan.counters", "counter", Kind::Integer, {}, 1, 999, ""},
    {"plan.counters", "groups", Kind::Codes, {}, 1, 200, ""},

    {"plan.hours", "days", Kind::Weekdays, {}, 0, 0, ""},
    {"plan.hours", "from", Kind::TimeOfDay, {}, 0, day, ""},
    {"plan.hours", "to", Kind::TimeOfDay, {}, 0, day, ""},

    {"reason", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"reason", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"reason", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"reason", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"reason", "for", Kind::Choices, "pause call read", 1, 3, "pause call read"},

    {"station", "name", Kind::Code, {}, 1, codeLetters, ""},
    {"station", "zone", Kind::Code, "", 0, codeLetters, ""},

    {"station.printer", "port", Kind::Text, "", 0, 200, ""},
    {"station.printer",
     "profile",
     Kind::Choice,
     "epson80",
     0,
     0,
     "epson80 snbc80 xprinter80 generic80 generic58"},
    {"station.printer", "layout", Kind::Code, "", 0, codeLetters, ""},
    {"station.printer",
     "baud",
     Kind::IntegerChoice,
     "115200",
     0,
     0,
     "9600 19200 38400 57600 115200"},

    {"station.scanner", "port", Kind::Text, "", 0, 200, ""},
    {"station.scanner", "baud", Kind::IntegerChoice, "9600", 0, 0, "9600 19200 38400 57600 115200"},

    {"station.scanner",
     "profile",
     Kind::Choice,
     "listen",
     0,
     0,
     "listen newland honeywell gm65 wedge"},
    {"station.scanner", "silence", Kind::Integer, "100", 30, 1000, ""},

    {"station.idcard", "port", Kind::Text, "", 0, 200, ""},
    {"station.idcard",
     "baud",
     Kind::IntegerChoice,
     "115200",
     0,
     0,
     "9600 19200 38400 57600 115200"},

    {"station.speaker", "device", Kind::Text, "", 0, 200, ""},
    {"station.speaker", "volume", Kind::Integer, "100", 0, 100, ""},
    {"station.speaker", "keep", Kind::Text, "", 0, 200, ""},
    {"station.speaker", "languages", Kind::Choices, "", 0, 2, "zh en"},

    {"led", "counter", Kind::Integer, {}, 1, 999, ""},
    {"led", "station", Kind::Code, "", 0, codeLetters, ""},
    {"led", "address", Kind::Text, {}, 1, 200, ""},
    {"led", "card", Kind::Integer, "1", 1, 65000, ""},
    {"led", "baud", Kind::IntegerChoice, "57600", 0, 0, "2400 4800 9600 19200 38400 57600 115200"},
    {"led", "width", Kind::Integer, "192", 64, 1024, ""},
    {"led", "height", Kind::Integer, "16", 16, 64, ""},
    {"led", "color", Kind::Choice, "red", 0, 0, "red green yellow white"},
    {"led", "time", Kind::Flag, "false", 0, 0, ""},
    {"led", "panel", Kind::Code, "", 0, codeLetters, ""},

    {"panel", "name", Kind::Code, {}, 1, codeLetters, ""},
    {"panel", "frame", Kind::Text, {}, 1, 400, ""},
    {"panel", "codec", Kind::Choice, "gbk", 0, 0, "gb2312 gbk gb18030 utf-16be ascii"},
    {"panel", "text_bytes", Kind::Integer, "60", 1, 240, ""},
    {"panel", "pad", Kind::Text, "", 0, 2, ""},
    {"panel", "escapes", Kind::Text, "", 0, 200, ""},
    {"panel", "answer", Kind::Text, "", 0, 200, ""},
    {"panel", "answer_ms", Kind::Integer, "300", 20, 5000, ""},
    {"panel", "gap_ms", Kind::Integer, "50", 5, 2000, ""},
    {"panel", "times", Kind::Integer, "2", 1, 5, ""},

    {"brightness", "from", Kind::TimeOfDay, {}, 0, day, ""},
    {"brightness", "to", Kind::TimeOfDay, {}, 0, day, ""},
    {"brightness", "level", Kind::Integer, "15", 0, 15, ""},
    {"brightness", "on", Kind::Flag, "true", 0, 0, ""},

    {"pad_model", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"pad_model", "kind", Kind::Choice, "keyboard", 0, 0, "keyboard serial"},
    {"pad_model", "frame", Kind::Text, "", 0, 240, ""},
    {"pad_model", "baud", Kind::IntegerChoice, "9600", 0, 0, "9600 19200 38400 57600 115200"},

    {"pad_model.keys", "key", Kind::Code, {}, 1, 32, ""},
    {"pad_model.keys",
     "does",
     Kind::Choice,
     {},
     0,
     0,
     "next recall start finish no_show uncall pause undo rate_1 rate_2 rate_3 rate_4 rate_5"},

    {"pad", "counter", Kind::Integer, {}, 1, 999, ""},
    {"pad", "station", Kind::Code, "", 0, codeLetters, ""},
    {"pad", "port", Kind::Text, {}, 1, 200, ""},
    {"pad", "model", Kind::Code, "numeric", 1, codeLetters, ""},
    {"pad", "address", Kind::Integer, "1", 0, 255, ""},
    {"pad", "clerk", Kind::Code, "", 0, codeLetters, ""},

    {"rating_pad", "counter", Kind::Integer, {}, 1, 999, ""},
    {"rating_pad", "station", Kind::Code, "", 0, codeLetters, ""},
    {"rating_pad", "port", Kind::Text, {}, 1, 200, ""},
    {"rating_pad", "model", Kind::Code, "five", 1, codeLetters, ""},
    {"rating_pad", "address", Kind::Integer, "1", 0, 255, ""},

    {"reading", "text", Kind::Text, {}, 1, nameBytes, ""},
    {"reading", "pinyin", Kind::Text, {}, 2, 240, ""},

    {"loudness", "from", Kind::TimeOfDay, {}, 0, day, ""},
    {"loudness", "to", Kind::TimeOfDay, {}, 0, day, ""},
    {"loudness", "volume", Kind::Integer, {}, 0, 100, ""},

    {"notice", "text", Kind::Text, {}, 1, 240, ""},
    {"notice", "text_en", Kind::Text, "", 0, 240, ""},
});

} // namespace

const Schema& hallSchema()
{
    static constexpr Schema schema{hallTables, theKeys};
    return schema;
}

} // namespace hall::settings
