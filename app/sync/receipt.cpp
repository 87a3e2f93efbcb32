// SPDX-License-Identifier: Apache-2.0
#include "app/sync/receipt.h"

#include "app/protocol/json_text.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

using Json = nlohmann::json;

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(CatalogueChange, code, key, before, after)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(
    TakenCatalogue, version, waitsAfter, changes, changed, leftOut)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RowRemark, line, column, taken, problem, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(
    TakenAppointments, day, revision, booked, unchanged, cancelled, remarks, remarked)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RefusedPosting, topic, version, why)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(
    Receipt, heard, catalogue, appointments, notices, refused)

std::string writeReceipt(const Receipt& receipt)
{
    return Json(receipt).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Receipt, std::string> readReceipt(std::string_view text)
{
    if (text.size() > receiptBytesMax) {
        return failure("it is larger than " + std::to_string(receiptBytesMax) + " bytes");
    }
    const auto json = protocol::parseJson(text);
    if (!json || !json->is_object()) {
        return failure(std::string{"it isn't a JSON object"});
    }
    try {
        return json->get<Receipt>();
    } catch (const Json::exception&) {
        return failure(std::string{"something in it has another type"});
    }
}

} // namespace hall::sync
