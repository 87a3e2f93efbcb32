// SPDX-License-Identifier: Apache-2.0
#include "app/downlink/day_lists.h"

#include <nlohmann/json.hpp>

#include <QPointer>

#include <algorithm>
#include <memory>

namespace hall::downlink {

using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

constexpr std::chrono::seconds triedAgainAfter{15};

std::string fileOf(const std::string& day)
{
    return "appointments-" + day + ".json";
}

/// On the vault's thread: which references a day's lists had, and those that are about to be added.
class References
{
public:
    References(const Shelf& shelf, std::string day, const std::vector<AppointmentId>& before)
        : m_shelf(shelf)
        , m_day(std::move(day))
    {
        for (const AppointmentId& each : before) {
            m_all.insert(each.value);
        }
    }

    bool add(const std::vector<AppointmentId>& more)
    {
        const std::size_t before = m_all.size();
        for (const AppointmentId& each : more) {
            m_all.insert(each.value);
        }
        return m_all.size() == before || m_shelf.put(fileOf(m_day), Json(m_all).dump());
    }

private:
    const Shelf& m_shelf;
    std::string m_day;
    std::set<std::string> m_all;
};

sync::TakenAppointments
takenOf(const std::string& day, std::int64_t revision, const server::DayListReport& report)
{
    sync::TakenAppointments taken{.day = day,
                                  .revision = revision,
                                  .booked = report.import.booked,
                                  .unchanged = report.import.unchanged,
                                  .cancelled = report.cancelled,
                                  .remarks = {},
                                  .remarked =
                                      static_cast<std::int64_t>(report.import.remarks.size())};
    for (const protocol::ImportRemark& remark : report.import.remarks) {
        if (taken.remarks.size() == sync::remarksToldMax) {
            break;
        }
        taken.remarks.push_back({.line = remark.line,
                                 .column = remark.column,
                                 .taken = remark.taken,
                                 .problem = remark.problem,
                                 .text = remark.text});
    }
    return taken;
}

} // namespace

DayLists::DayLists(const Shelf& shelf,
                   server::HallService& service,
                   server::Appointments& appointments)
    : m_shelf(shelf)
    , m_service(service)
    , m_appointments(appointments)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &DayLists::next);
}

void DayLists::take(const sync::Posting& posting, std::vector<protocol::AppointmentColumns> rows)
{
    m_waiting.insert_or_assign(posting.day,
                               Waiting{.revision = posting.version, .rows = std::move(rows)});
    next();
}

void DayLists::forget(const std::string& day)
{
    m_shelf.remove(fileOf(day));
}

std::vector<AppointmentId> DayLists::referencesOf(const std::string& day) const
{
    std::vector<AppointmentId> references;
    const Json json = Json::parse(m_shelf.get(fileOf(day)).value_or("[]"), nullptr, false);
    for (const Json& each : json.is_array() ? json : Json::array()) {
        if (each.is_string()) {
            references.push_back({each.get<std::string>()});
        }
    }
    return references;
}

void DayLists::next()
{
    if (m_isAtWork || m_waiting.empty()) {
        return;
    }
    m_isAtWork = true;
    auto list = m_waiting.extract(m_waiting.begin());
    work(list.key(), list.mapped());
}

void DayLists::work(const std::string& day, const Waiting& list)
{
    auto before = referencesOf(day);
    // The shelf outlives the vault's thread.
    const auto references = std::make_shared<References>(m_shelf, day, before);
    server::DayList dayList{.day = *parseBusinessDay(day),
                            .rows = list.rows,
                            .before = std::move(before),
                            .keep = [references](const std::vector<AppointmentId>& more) {
                                return references->add(more);
                            }};
    std::make_shared<server::AppointmentList>(
        m_service,
        m_appointments.vault(),
        std::move(dayList),
        [self = QPointer<DayLists>{this}, day, list](const auto& report) {
            if (self != nullptr) {
                self->done(day, list, report);
            }
        })
        ->begin();
}

void DayLists::done(const std::string& day,
                    const Waiting& list,
                    const Result<server::DayListReport, protocol::Refusal>& report)
{
    m_isAtWork = false;
    if (report) {
        emit taken(takenOf(day, list.revision, *report));
        next();
        return;
    }
    qWarning("appointments of %s wait: %s", day.c_str(), report.error().message.c_str());
    m_waiting.try_emplace(day, list);
    m_again.start(triedAgainAfter);
}

} // namespace hall::downlink
