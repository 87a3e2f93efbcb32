// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fake_node.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace hall::support {

using namespace Qt::StringLiterals;

FakeNode::FakeNode()
{
    connect(&m_server, &QLocalServer::newConnection, this, &FakeNode::accept);
    listen();
}

void FakeNode::listen()
{
    QLocalServer::removeServer(path());
    REQUIRE(m_server.listen(path()));
}

QString FakeNode::path() const
{
    return m_folder.filePath(u"hall.sock"_s);
}

void FakeNode::accept()
{
    m_session = m_server.nextPendingConnection();
    connect(m_session, &QLocalSocket::readyRead, this, &FakeNode::read);
}

void FakeNode::read()
{
    while (m_session->canReadLine()) {
        const auto request = protocol::parseRequest(m_session->readLine().trimmed().toStdString());
        if (!request) {
            FAIL("the node would refuse this: " << request.error().message);
        }
        m_asked.push_back(*request);
    }
}

void FakeNode::say(const std::string& message)
{
    REQUIRE(m_session != nullptr);
    m_session->write(QByteArray::fromStdString(message) + '\n');
    m_session->flush();
}

void FakeNode::hangUp()
{
    m_server.close();
    m_session->disconnectFromServer();
    m_session->deleteLater();
    m_session = nullptr;
    m_asked.clear();
}

std::vector<protocol::Request> FakeNode::commands() const
{
    std::vector<protocol::Request> found;
    std::ranges::copy_if(m_asked, std::back_inserter(found), [](const auto& request) {
        return std::holds_alternative<Command>(request.ask);
    });
    return found;
}

bool FakeNode::watches(const std::string& view) const
{
    return std::ranges::any_of(m_asked, [&](const auto& request) {
        const auto* watch = std::get_if<protocol::WatchView>(&request.ask);
        return watch != nullptr && watch->view == view;
    });
}

} // namespace hall::support
