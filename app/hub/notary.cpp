// SPDX-License-Identifier: Apache-2.0
#include "app/hub/notary.h"

#include "app/hub/troubles.h"

namespace hall::hub {

namespace {

constexpr std::chrono::minutes clocksDiffer{2};

} // namespace

Notary::Notary(HallKeys keys, std::function<Time()> now, Limits limits)
    : m_keys(std::move(keys))
    , m_now(std::move(now))
    , m_limits(limits)
    , m_gathering(this)
{
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &Notary::keep);
}

void Notary::hear(const std::string& hall, const QByteArray& word)
{
    if (m_waiting.fetch_add(1) >= m_limits.wordsMax) {
        --m_waiting;
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, hall, word] { take(hall, word); }, Qt::QueuedConnection);
}

void Notary::take(const std::string& hall, const QByteArray& word)
{
    std::string text = word.left(identity::signedCodeBytesMax + 1).toStdString();
    auto read =
        sync::readHallWord(text, {.audience = hall, .now = m_now(), .tolerance = clocksDiffer});
    if (!read) {
        --m_waiting;
        emit told(
            QString::fromStdString(hall + ": a word of its own was refused: " + read.error()));
        return;
    }
    m_words.push_back({.read = std::move(*read), .text = std::move(text)});
    if (!m_gathering.isActive()) {
        m_gathering.start(m_limits.gather);
    }
}

void Notary::keep()
{
    const auto taken = m_keys.take(m_words, m_now());
    if (!taken) {
        emit told(QStringLiteral("what halls signed waits: ") +
                  QString::fromStdString(taken.error().detail));
        m_gathering.start(m_limits.again);
        return;
    }
    m_waiting -= static_cast<int>(m_words.size());
    m_words.clear();
    for (const WordTaken& each : *taken) {
        if (each.trouble) {
            emit found(each.trouble->what);
            emit told(QString::fromStdString(sentenceOf(*each.trouble, each.hall) + " (the key " +
                                             each.keyId + ')'));
        }
        if (each.isOutdated) {
            emit isOutdated(QString::fromStdString(each.hall));
        }
    }
}

} // namespace hall::hub
