// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/appointments.h"

#include "app/protocol/json.h"

namespace hall::protocol {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ImportRemark, line, column, taken, problem, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ImportReport, booked, unchanged, remarks)

std::string encode(const ImportReport& report)
{
    return Json(report).dump();
}

std::string encode(const std::vector<ListedAppointment>& appointments, bool more)
{
    Json list = Json::array();
    for (const ListedAppointment& listed : appointments) {
        list.push_back({{"appointment", listed.appointment},
                        {"service", listed.kept.service},
                        {"day", listed.kept.day},
                        {"from", listed.kept.from},
                        {"to", listed.kept.to},
                        {"class", listed.kept.priority},
                        {"state", listed.kept.state}});
    }
    return Json{{"appointments", list}, {"more", more}}.dump();
}

std::string encode(const std::vector<ListedPromise>& promises, bool more)
{
    Json list = Json::array();
    for (const ListedPromise& listed : promises) {
        list.push_back({{"promise", listed.promise},
                        {"ticket", listed.kept.ticket},
                        {"number", listed.kept.number},
                        {"service", listed.kept.service},
                        {"materials", listed.kept.materials},
                        {"due", listed.kept.due}});
    }
    return Json{{"promises", list}, {"more", more}}.dump();
}

} // namespace hall::protocol
