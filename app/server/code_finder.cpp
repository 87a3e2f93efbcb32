// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_finder.h"

#include "app/protocol/digest.h"
#include "app/server/hall_service.h"

#include <algorithm>

namespace hall::server {

namespace {

using protocol::Found;

constexpr std::string_view ticketPath = "/t/";
constexpr std::string_view servicePath = "/s/";
constexpr std::size_t ticketCodeLength = 16;

bool isTicketCode(std::string_view text)
{
    return text.size() == ticketCodeLength && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
           });
}

/// Whether the text looks like a ticket of some hall: an address, the path, the code.
bool isTicketSomewhere(std::string_view text)
{
    const std::size_t path = text.rfind(ticketPath);
    return path != std::string_view::npos &&
           (text.starts_with("https://") || text.starts_with("http://")) &&
           isTicketCode(text.substr(path + ticketPath.size()));
}

Finding findTicket(const HallService& service, std::string_view code)
{
    Finding finding;
    if (!isTicketCode(code)) {
        return finding;
    }
    const Hall& hall = service.hall();
    const std::string hash = protocol::sha256Hex(std::string{code});
    if (const Ticket* ticket = hall.findByCode(hash)) {
        finding.found = Found::Ticket;
        finding.ticket = service.answerOf(*ticket);
    } else if (hall.isOfEarlierDay(hash)) {
        finding.found = Found::EarlierDay;
    }
    return finding;
}

Finding findService(const Hall& hall, std::string_view code)
{
    Finding finding;
    const ServiceCode service{std::string{code}};
    if (hall.index.service(service)) {
        finding.found = Found::Service;
        finding.service = service;
    }
    return finding;
}

} // namespace

Finding findCode(const HallService& service, std::string_view text)
{
    const std::string& base = service.codes().base();
    if (text.starts_with(base)) {
        const std::string_view path = text.substr(base.size());
        if (path.starts_with(ticketPath)) {
            return findTicket(service, path.substr(ticketPath.size()));
        }
        if (path.starts_with(servicePath)) {
            return findService(service.hall(), path.substr(servicePath.size()));
        }
    }
    Finding finding;
    finding.found = isTicketSomewhere(text) ? Found::OtherHall : Found::Nothing;
    return finding;
}

} // namespace hall::server
