// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_link.h"

#include "ui/kiosk/operator_desk.h"

namespace hall::kiosk {

using client::HallClient;
using protocol::Refusal;
using protocol::RpcError;
using namespace Qt::StringLiterals;

OperatorLink::OperatorLink(client::Address address, QString station, OperatorDesk& desk)
    : m_address(std::move(address))
    , m_station(std::move(station))
    , m_desk(desk)
{
    connect(&desk, &OperatorDesk::opened, this, &OperatorLink::open);
    connect(&desk, &OperatorDesk::closed, this, &OperatorLink::shut);
    connect(&desk, &OperatorDesk::pinEntered, this, &OperatorLink::enter);
    connect(&desk, &OperatorDesk::testPressed, this, &OperatorLink::test);
}

void OperatorLink::open()
{
    m_client = std::make_unique<HallClient>(m_address, m_station);
    connect(m_client.get(), &HallClient::linked, this, [this] {
        m_desk.showLink(true);
        if (!m_pin.isEmpty()) {
            enter(m_pin);
        }
        emit linked();
    });
    connect(m_client.get(), &HallClient::unlinked, this, [this] { m_desk.showLink(false); });
    connect(m_client.get(), &HallClient::viewChanged, this, [this](const protocol::AnyView& state) {
        if (const auto* hall = std::get_if<protocol::HallView>(&state)) {
            m_desk.showHall(*hall);
        }
    });
    m_client->start();
}

void OperatorLink::shut()
{
    m_pin.clear();
    if (m_client) {
        // The press that shut the desk may have come from an answer to this very client.
        m_client->disconnect(this);
        m_client.release()->deleteLater();
    }
}

void OperatorLink::enter(const QString& pin)
{
    if (!m_client) {
        return;
    }
    m_client->ask(u"operator.enter"_s,
                  {{u"pin"_s, pin}},
                  [this, pin, asked = m_client.get()](const Result<std::string, Refusal>& result) {
                      if (asked != m_client.get()) {
                          return;
                      }
                      if (result) {
                          m_pin = pin;
                          m_client->watch(u"hall"_s);
                          m_desk.showEntered();
                          return;
                      }
                      m_pin.clear();
                      const Refusal& refusal = result.error();
                      if (refusal.code == RpcError::NoPin) {
                          m_desk.showRefusal(PinRefusal::NoPin);
                      } else if (refusal.code == RpcError::WrongPin) {
                          m_desk.showWrongPin(refusal.next);
                      } else {
                          m_desk.showRefusal(PinRefusal::Away);
                      }
                  });
}

void OperatorLink::test(const StationName& station, const std::string& device)
{
    if (!m_client) {
        return;
    }
    m_client->ask(u"device.test"_s,
                  {{u"station"_s, kit::fromUtf8(station.value)},
                   {u"device"_s, QString::fromStdString(device)}},
                  [this, station, device, asked = m_client.get()](const auto& result) {
                      if (asked == m_client.get()) {
                          m_desk.showTested(station, device, result.has_value());
                      }
                  });
}

} // namespace hall::kiosk
