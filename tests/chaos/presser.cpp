// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/presser.h"

#include "app/client/command_id.h"

namespace hall::chaos {

namespace {

constexpr int busyAgainMs = 50;

} // namespace

Presser::Presser(const client::Address& address, const QString& station)
    : m_client(address, station)
{
    m_again.setSingleShot(true);
    m_again.setInterval(busyAgainMs);
    connect(&m_again, &QTimer::timeout, this, &Presser::send);
    connect(&m_client, &client::HallClient::linked, this, [this] {
        if (!m_command.isEmpty() && !m_sent) {
            send();
        }
        emit linked();
    });
    connect(
        &m_client, &client::HallClient::unlinked, this, [this] { m_askedAgain += m_sent ? 1 : 0; });
}

void Presser::start()
{
    m_client.start();
}

void Presser::press(const QString& method, const QJsonObject& params, OnAnswer onAnswer)
{
    m_command = client::makeCommandId();
    m_method = method;
    m_params = params;
    m_onAnswer = std::move(onAnswer);
    send();
}

void Presser::send()
{
    m_again.stop();
    m_sent = m_client.isLinked();
    if (m_sent) {
        m_client.commandWithId(
            m_command, m_method, m_params, [this](const Reply& reply) { answered(reply); });
    }
}

void Presser::answered(const Reply& reply)
{
    m_sent = false;
    if (!reply && (reply.error().code == protocol::RpcError::Busy ||
                   reply.error().code == protocol::RpcError::NotDurable)) {
        m_again.start();
        return;
    }
    const QString command = std::exchange(m_command, {});
    const OnAnswer onAnswer = std::exchange(m_onAnswer, {});
    onAnswer(command, reply);
}

} // namespace hall::chaos
