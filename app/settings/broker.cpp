// SPDX-License-Identifier: Apache-2.0
#include "app/settings/broker_addresses.h"
#include "app/settings/document.h"

#include <sstream>

namespace hall {

std::vector<std::string> splitAddresses(const std::string& addresses)
{
    std::vector<std::string> list;
    std::istringstream stream{addresses};
    for (std::string one; std::getline(stream >> std::ws, one, ',');) {
        one.erase(one.find_last_not_of(' ') + 1);
        list.push_back(std::move(one));
    }
    return list;
}

namespace settings {

namespace {

constexpr std::string_view overTls = "mqtts://";

/// On this machine nobody else can listen in.
bool isHere(std::string_view broker)
{
    return broker.starts_with("mqtt://127.0.0.1:") || broker.starts_with("mqtt://localhost:");
}

} // namespace

void checkBroker(const Entry& entry, std::string_view address, Mistakes& mistakes)
{
    bool isOverTls = false;
    for (const std::string& broker : splitAddresses(entry.text(address))) {
        isOverTls = isOverTls || broker.starts_with(overTls);
        if (entry.at(address).sound && !broker.starts_with(overTls) && !isHere(broker)) {
            mistakes.add(entry,
                         address,
                         "can't be \"" + broker + '"',
                         "mqtts://HOST:PORT, or mqtt://127.0.0.1:PORT for a broker on this "
                         "machine; several with commas between them");
        }
    }
    if (isOverTls && entry.text("authority").empty()) {
        mistakes.add(entry,
                     "authority",
                     "has to be given for mqtts://",
                     "a PEM file with whom the broker's certificate is signed by");
    }
    if (entry.text("certificate").empty() != entry.text("key").empty()) {
        mistakes.add(entry, "key", "and certificate belong together", "both or neither");
    }
}

BrokerSettings buildBroker(const Entry& entry, std::string_view address)
{
    return {.address = entry.text(address),
            .user = entry.text("user"),
            .password = entry.text("password"),
            .authority = entry.text("authority"),
            .certificate = entry.text("certificate"),
            .key = entry.text("key")};
}

} // namespace settings

} // namespace hall
