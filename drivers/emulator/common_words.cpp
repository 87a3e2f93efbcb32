// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/common_words.h"

namespace hall::emulator {

using namespace Qt::StringLiterals;

CommonWords::CommonWords(DeviceLink& link, Device device)
    : m_link(link)
    , m_device(std::move(device))
{
}

const QString& CommonWords::names()
{
    static const QString names = u"fault NAME[@BYTES], faults off, unplug, plug, quit"_s;
    return names;
}

std::optional<QString> CommonWords::run(const QString& line)
{
    const QString words = line.simplified();
    if (words.section(u' ', 0, 0) == u"fault") {
        return fault(words.section(u' ', 1));
    }
    if (words == u"faults off") {
        m_device.endFaults();
        return u"ok faults off"_s;
    }
    if (words == u"unplug") {
        return unplug();
    }
    if (words == u"plug") {
        return plug();
    }
    if (words == u"quit") {
        emit quitAsked();
        return u"ok quit"_s;
    }
    return std::nullopt;
}

QString CommonWords::fault(const QString& name)
{
    if (const auto mistake = m_device.startFault(name.toStdString())) {
        return u"error: "_s + QString::fromStdString(*mistake);
    }
    return u"ok fault"_s;
}

QString CommonWords::unplug()
{
    if (!m_isPlugged) {
        return u"error: it is unplugged"_s;
    }
    m_isPlugged = false;
    m_device.dropWire();
    m_link.unplug();
    return u"ok unplug"_s;
}

QString CommonWords::plug()
{
    if (m_isPlugged) {
        return u"error: it is plugged in"_s;
    }
    const auto where = m_link.plug();
    if (!where) {
        return u"error: "_s + QString::fromStdString(where.error());
    }
    m_isPlugged = true;
    return u"ok plug "_s + *where;
}

} // namespace hall::emulator
