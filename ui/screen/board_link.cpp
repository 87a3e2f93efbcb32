// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/board_link.h"

#include "app/client/hall_client.h"
#include "ui/screen/hall_board.h"

namespace hall::screen {

using namespace Qt::StringLiterals;

void linkBoard(client::HallClient& client, HallBoard& board, const QString& zone)
{
    QObject::connect(&client, &client::HallClient::heard, &board, &HallBoard::heard);
    QObject::connect(&client,
                     &client::HallClient::viewChanged,
                     &board,
                     [&board](const protocol::AnyView& state) {
                         if (const auto* view = std::get_if<protocol::BoardView>(&state)) {
                             board.showView(*view);
                         }
                     });
    QObject::connect(&client,
                     &client::HallClient::watchRefused,
                     &board,
                     [&board, zone](const QString&, const protocol::Refusal& refusal) {
                         QStringList zones;
                         for (const std::string& view : refusal.views) {
                             const QString other = kit::fromUtf8(view).section(u':', 1);
                             if (other != u"all"_s) {
                                 zones.append(other);
                             }
                         }
                         board.showWrongZone(zone, zones);
                     });
    client.watch(u"board:%1"_s.arg(zone.isEmpty() ? u"all"_s : zone));
}

} // namespace hall::screen
