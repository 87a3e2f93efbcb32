// SPDX-License-Identifier: Apache-2.0
#include "app/downlink/inbox.h"

#include "app/server/calendar.h"
#include "app/sync/appointment_rows.h"
#include "app/sync/notice.h"

#include <algorithm>

namespace hall::downlink {

using sync::PostingKind;

namespace {

constexpr const char* noticesFile = "notices.json";

std::string topicOf(const sync::Posting& posting)
{
    return sync::postingTopic(posting.kind, posting.day);
}

auto findTopic(std::vector<sync::RefusedPosting>& refused, const std::string& topic)
{
    return std::ranges::find(refused, topic, &sync::RefusedPosting::topic);
}

/// The day of a topic of appointments; nothing of another.
std::optional<BusinessDay> dayOf(const std::string& topic)
{
    const std::string begin = sync::postingTopic(PostingKind::Appointments, "x")
                                  .substr(0, toText(PostingKind::Appointments).size() + 1);
    return topic.starts_with(begin) ? parseBusinessDay(topic.substr(begin.size())) : std::nullopt;
}

} // namespace

Inbox::Inbox(server::Node& node, const Shelf& shelf, CatalogueStage& stage)
    : m_node(node)
    , m_shelf(shelf)
    , m_stage(stage)
    , m_lists(shelf, node.service(), node.appointments())
    , m_receipt(sync::readReceipt(shelf.get(receiptFile).value_or("{}")).value_or(sync::Receipt{}))
    , m_day(node.service().hall().lastDay)
{
    connect(&m_lists, &DayLists::taken, this, &Inbox::appointmentsTaken);
    connect(&node.service(), &server::HallService::changed, this, &Inbox::dayChanged);
    showNotices(shelf.get(noticesFile).value_or(sync::writeNotices({})));
    forgetDaysGone();
    m_told = sync::writeReceipt(m_receipt);
    m_receipt.catalogue = m_stage.taken(m_day);
    if (const auto& passedOver = m_stage.passedOver()) {
        refuse(
            sync::postingTopic(PostingKind::Catalogue, {}), passedOver->version, passedOver->why);
    }
    tell();
}

QByteArray Inbox::receipt() const
{
    return QByteArray::fromStdString(m_told);
}

BusinessDay Inbox::today() const
{
    return server::toLocal(m_node.service().clock().now()).date;
}

bool Inbox::isNews(const sync::Posting& posting) const
{
    const std::string topic = topicOf(posting);
    const auto heard = m_receipt.heard.find(topic);
    if (heard == m_receipt.heard.end() || posting.version > heard->second) {
        return true;
    }
    return posting.version == heard->second &&
           std::ranges::any_of(m_receipt.refused, [&](const sync::RefusedPosting& refused) {
               return refused.topic == topic && refused.version == posting.version;
           });
}

void Inbox::take(const sync::Posting& posting)
{
    if (!isNews(posting)) {
        return;
    }
    switch (posting.kind) {
    case PostingKind::Catalogue:
        if (!m_next || m_next->version <= posting.version) {
            m_next = posting;
        }
        checkCatalogue();
        break;
    case PostingKind::Appointments:
        takeAppointments(posting);
        break;
    case PostingKind::Notices:
        takeNotices(posting);
        break;
    }
}

bool Inbox::isChecking() const
{
    return m_checking.has_value();
}

/// One at a time, the newest of those that came meanwhile next.
void Inbox::checkCatalogue()
{
    if (m_checking || !m_next) {
        return;
    }
    m_checking = std::exchange(m_next, std::nullopt);
    m_beside.start(
        [this,
         catalogue = Catalogue{.version = m_checking->version, .content = m_checking->content}] {
            auto checked = m_stage.check(catalogue);
            QMetaObject::invokeMethod(
                this, [this, checked = std::move(checked)] { catalogueChecked(checked); });
        });
}

void Inbox::catalogueChecked(const Checked& checked)
{
    const sync::Posting posting = *std::exchange(m_checking, std::nullopt);
    const auto& day = m_node.service().hall().lastDay;
    const auto taken = checked ? m_stage.take(*checked, day) : failure(checked.error());
    if (taken) {
        m_receipt.catalogue = m_stage.taken(day);
        settle(topicOf(posting), posting.version);
    } else {
        refuse(topicOf(posting), posting.version, taken.error());
    }
    if (m_next && !isNews(*m_next)) {
        m_next.reset();
    }
    checkCatalogue();
}

void Inbox::takeAppointments(const sync::Posting& posting)
{
    const BusinessDay day = *parseBusinessDay(posting.day);
    if (day < today()) {
        refuse(topicOf(posting),
               posting.version,
               {"the day " + posting.day + " is over: here it is " + toText(today())});
        return;
    }
    const auto rows = sync::readRows(posting.content, posting.day);
    if (!rows) {
        refuse(topicOf(posting), posting.version, {rows.error()});
        return;
    }
    std::vector<protocol::AppointmentColumns> columns;
    columns.reserve(rows->size());
    for (const identity::AppointmentColumns& row : *rows) {
        columns.push_back({.line = row.line, .values = row.values});
    }
    m_lists.take(posting, std::move(columns));
}

void Inbox::appointmentsTaken(const sync::TakenAppointments& taken)
{
    std::erase_if(m_receipt.appointments,
                  [&](const sync::TakenAppointments& each) { return each.day == taken.day; });
    m_receipt.appointments.push_back(taken);
    std::ranges::sort(m_receipt.appointments, {}, &sync::TakenAppointments::day);
    settle(sync::postingTopic(PostingKind::Appointments, taken.day), taken.revision);
}

void Inbox::takeNotices(const sync::Posting& posting)
{
    const auto notices = sync::readNotices(posting.content);
    if (!notices) {
        refuse(topicOf(posting), posting.version, {notices.error()});
        return;
    }
    if (const auto kept = m_shelf.put(noticesFile, posting.content); !kept) {
        refuse(topicOf(posting), posting.version, {kept.error()});
        return;
    }
    showNotices(posting.content);
    settle(topicOf(posting), posting.version);
}

void Inbox::showNotices(const std::string& content)
{
    std::vector<server::TimedNotice> shown;
    for (const sync::Notice& notice :
         sync::readNotices(content).value_or(std::vector<sync::Notice>{})) {
        shown.push_back({.text = {notice.text, notice.textEn, {}},
                         .zone = notice.zone,
                         .from = notice.from,
                         .until = notice.until});
    }
    m_receipt.notices = static_cast<std::int64_t>(shown.size());
    m_node.publisher().showNotices(std::move(shown));
}

void Inbox::settle(const std::string& topic, std::int64_t version)
{
    std::erase_if(m_receipt.refused,
                  [&](const sync::RefusedPosting& each) { return each.topic == topic; });
    m_receipt.heard[topic] = version;
    forgetDaysGone();
    tell();
}

void Inbox::refuse(const QString& topic, const QString& why)
{
    refuse(topic.toStdString(), 0, {why.toStdString()});
}

void Inbox::refuse(const std::string& topic, std::int64_t version, Sentences why)
{
    why.resize(std::min(why.size(), sync::reasonsToldMax));
    sync::RefusedPosting refused{.topic = topic, .version = version, .why = std::move(why)};
    const auto before = findTopic(m_receipt.refused, topic);
    if (before != m_receipt.refused.end() && *before == refused) {
        return; // Said already; a broker may repeat it for ever.
    }
    for (const std::string& sentence : refused.why) {
        qWarning("%s of the city was refused: %s", topic.c_str(), sentence.c_str());
    }
    // What nobody signed says nothing of what was heard.
    if (version > 0) {
        m_receipt.heard[topic] = version;
    }
    if (before != m_receipt.refused.end()) {
        *before = std::move(refused);
    } else {
        m_receipt.refused.push_back(std::move(refused));
    }
    std::ranges::sort(m_receipt.refused, {}, &sync::RefusedPosting::topic);
    tell();
}

void Inbox::dayChanged()
{
    const auto& day = m_node.service().hall().lastDay;
    if (day == m_day) {
        return;
    }
    m_day = day;
    m_receipt.catalogue = m_stage.taken(day);
    forgetDaysGone();
    tell();
}

/// What is told of days gone goes with them, but for the last that was refused.
void Inbox::forgetDaysGone()
{
    const BusinessDay now = today();
    const auto isGone = [&](const std::string& topic) {
        const auto day = dayOf(topic);
        return day && *day < now;
    };
    std::erase_if(m_receipt.appointments, [&](const sync::TakenAppointments& each) {
        const auto day = parseBusinessDay(each.day);
        if (day && *day < now) {
            m_lists.forget(each.day);
            return true;
        }
        return false;
    });
    const auto isRefused = [&](const std::string& topic) {
        return findTopic(m_receipt.refused, topic) != m_receipt.refused.end();
    };
    std::erase_if(m_receipt.heard, [&](const auto& heard) {
        return isGone(heard.first) && !isRefused(heard.first);
    });
}

void Inbox::tell()
{
    tellCatalogue();
    const std::string text = sync::writeReceipt(m_receipt);
    if (text == m_told) {
        return;
    }
    m_told = text;
    if (const auto kept = m_shelf.put(receiptFile, text); !kept) {
        qWarning("what the city was told isn't kept: %s", kept.error().c_str());
    }
    emit receiptChanged(QByteArray::fromStdString(text));
}

/// On the operator's page, once there was one.
void Inbox::tellCatalogue()
{
    const bool isRefused =
        findTopic(m_receipt.refused, sync::postingTopic(PostingKind::Catalogue, {})) !=
        m_receipt.refused.end();
    if (!isRefused && m_receipt.catalogue.version == 0) {
        return;
    }
    const std::string condition = isRefused ? "refused" : "ready";
    if (std::exchange(m_toldCatalogue, condition) != condition) {
        m_node.publisher().tellDevice({.station = StationName{"node"},
                                       .device = "catalogue",
                                       .condition = condition,
                                       .since = m_node.service().clock().now()});
    }
}

} // namespace hall::downlink
