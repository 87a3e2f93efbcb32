// SPDX-License-Identifier: Apache-2.0
#include "app/station/strip_previews.h"

#include <QJsonArray>

namespace hall::station {

using namespace Qt::StringLiterals;

namespace {

QString acrossOf(led::Across across)
{
    switch (across) {
    case led::Across::Left:
        return u"left"_s;
    case led::Across::Right:
        return u"right"_s;
    case led::Across::Centre:
        break;
    }
    return u"centre"_s;
}

QString colorOf(led::Color color, const LedSettings& strip)
{
    switch (color) {
    case led::Color::Red:
        return u"red"_s;
    case led::Color::Green:
        return u"green"_s;
    case led::Color::Yellow:
        return u"yellow"_s;
    case led::Color::White:
        return u"white"_s;
    case led::Color::Own:
        break;
    }
    return QString::fromStdString(strip.color);
}

QJsonObject blockOf(const led::StripBox& box, const LedSettings& strip)
{
    QJsonArray lines;
    for (const std::string& line : box.lines) {
        lines.append(QString::fromStdString(line));
    }
    return {{u"x"_s, box.x},
            {u"y"_s, box.y},
            {u"width"_s, box.width},
            {u"height"_s, box.height},
            {u"pixels"_s, box.pixels},
            {u"across"_s, acrossOf(box.across)},
            {u"color"_s, colorOf(box.color, strip)},
            {u"isClock"_s, box.showsTime},
            {u"lines"_s, lines}};
}

} // namespace

StripPreviews::StripPreviews(StationLink& link, port::Timers& timers, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_timers(timers)
    , m_next(timers)
{
    connect(&m_link, &StationLink::claimed, this, [this] {
        for (const auto& [device, kept] : m_kept) {
            m_untold.insert(device);
        }
        send();
    });
}

void StripPreviews::note(const QString& device,
                         const LedSettings& strip,
                         const led::ShownFace& shown,
                         bool doesAnswer)
{
    QJsonArray blocks;
    for (const led::StripBox& box : shown.face.boxes) {
        blocks.append(blockOf(box, strip));
    }
    const Kept kept{.strip = {{u"device"_s, device},
                              {u"width"_s, strip.width},
                              {u"height"_s, strip.height},
                              {u"color"_s, QString::fromStdString(strip.color)},
                              {u"answers"_s, doesAnswer},
                              {u"blocks"_s, blocks}},
                    .since = shown.since};
    const auto before = m_kept.find(device);
    // What it was told again, so that it keeps it, is no news.
    if (before != m_kept.end() && before->second.strip == kept.strip) {
        return;
    }
    m_kept[device] = kept;
    m_untold.insert(device);
    if (!m_next.isSet()) {
        send();
    }
}

void StripPreviews::send()
{
    if (!m_link.isClaimed() || m_untold.empty()) {
        return;
    }
    QJsonArray strips;
    for (const QString& device : m_untold) {
        QJsonObject strip = m_kept[device].strip;
        strip.insert(u"age_ms"_s, qint64{(m_timers.now() - m_kept[device].since).count()});
        strips.append(strip);
    }
    m_untold.clear();
    m_link.ask(u"strip.shown"_s, {{u"strips"_s, strips}}, [](const auto& result) {
        if (!result) {
            qWarning("strips: %s", result.error().message.c_str());
        }
    });
    m_next.set(betweenReports, [this] { send(); });
}

} // namespace hall::station
