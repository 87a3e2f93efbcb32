// SPDX-License-Identifier: Apache-2.0
#include "app/api/interface.h"

#include "app/core/assert.h"
#include "app/sync/topics.h"

#include <QFile>

// Outside of a namespace, as the macro wants it.
static void initResources()
{
    Q_INIT_RESOURCE(api);
}

namespace hall::api {

/// What lives in the thread. Made and ended there.
class Interface::Work : public QObject
{
public:
    Work(Interface& outside, Parts parts)
        : m_outside(outside)
        , m_parts(std::move(parts))
        , m_desk(talking(std::move(m_parts.desk)))
    {
    }

    [[nodiscard]] Result<int, std::string> open()
    {
        auto server =
            http::Server::open(std::move(m_parts.server), [this](const http::Request& request) {
                return m_desk.answer(request);
            });
        if (!server) {
            return failure(server.error());
        }
        m_server = std::move(*server);
        listenToHalls();
        return m_server->port();
    }

private:
    [[nodiscard]] Desk::Parts talking(Desk::Parts parts)
    {
        parts.tell = [this](const std::string& sentence) {
            emit m_outside.told(QString::fromStdString(sentence));
        };
        return parts;
    }

    void listenToHalls()
    {
        m_halls = std::make_unique<sync::Mqtt>(
            std::move(m_parts.broker), std::nullopt, sync::Mqtt::Delays{});
        m_halls->subscribe(sync::topicOf(sync::anyHall, sync::stateTopic));
        m_halls->subscribe(sync::topicOf(sync::anyHall, sync::liveTopic));
        connect(m_halls.get(), &sync::Mqtt::received, this, &Work::hear);
        m_halls->start();
    }

    void hear(const QString& topic, const QByteArray& payload)
    {
        const auto parsed = sync::parseTopic(topic.toStdString());
        if (!parsed) {
            return;
        }
        const std::string_view text{payload.constData(), static_cast<std::size_t>(payload.size())};
        if (const auto taken = m_desk.board().take(parsed->hall, parsed->what, text); !taken) {
            emit m_outside.told(QString::fromStdString(parsed->hall + ": its " + parsed->what +
                                                       " was refused: " + taken.error()));
        }
    }

    Interface& m_outside;
    Parts m_parts;
    Desk m_desk;
    std::unique_ptr<http::Server> m_server;
    std::unique_ptr<sync::Mqtt> m_halls;
};

Interface::Interface(Parts parts)
    : m_work(std::make_unique<Work>(*this, std::move(parts)))
{
    m_thread.setObjectName(QStringLiteral("api"));
}

Interface::~Interface()
{
    if (m_thread.isRunning()) {
        Work* const work = m_work.release();
        QMetaObject::invokeMethod(
            work, [work] { delete work; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
}

Result<void, std::string> Interface::start()
{
    m_work->moveToThread(&m_thread);
    m_thread.start();
    Result<int, std::string> opened = 0;
    QMetaObject::invokeMethod(
        m_work.get(), [&] { opened = m_work->open(); }, Qt::BlockingQueuedConnection);
    if (!opened) {
        return failure(opened.error());
    }
    m_port = *opened;
    return {};
}

int Interface::port() const
{
    return m_port;
}

std::string openApiDocument()
{
    initResources();
    QFile file{QStringLiteral(":/api/openapi.json")};
    HALL_ASSERT(file.open(QIODevice::ReadOnly));
    return file.readAll().toStdString();
}

} // namespace hall::api
