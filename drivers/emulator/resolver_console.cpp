// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/resolver_console.h"

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int delayMax = 600'000;

} // namespace

ResolverConsole::ResolverConsole(EmulatedResolver& resolver, QObject* parent)
    : QObject(parent)
    , m_resolver(resolver)
{
}

QString ResolverConsole::run(const QString& line)
{
    const QString all = line.simplified();
    const QString word = all.section(u' ', 0, 0);
    const QString rest = all.section(u' ', 1);
    if (word == u"mode") {
        return mode(rest);
    }
    if (word == u"delay") {
        return delay(rest);
    }
    if (word == u"person") {
        return person(rest);
    }
    if (all == u"quit") {
        emit quitAsked();
        return u"ok quit"_s;
    }
    return u"error: no command \"%1\"; there are: mode NAME, delay MS, person CODE NUMBER, quit"_s
        .arg(word);
}

QString ResolverConsole::mode(const QString& name)
{
    const auto mode = parseResolverMode(name.toStdString());
    if (!mode) {
        return u"error: "_s + QString::fromStdString(mode.error());
    }
    m_resolver.become(*mode);
    return u"ok mode "_s + name;
}

QString ResolverConsole::delay(const QString& text)
{
    bool isNumber = false;
    const int delay = text.toInt(&isNumber);
    if (!isNumber || delay < 0 || delay > delayMax) {
        return u"error: delay takes milliseconds up to %1"_s.arg(delayMax);
    }
    m_resolver.setDelay(std::chrono::milliseconds{delay});
    return u"ok delay"_s;
}

QString ResolverConsole::person(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() != 2) {
        return u"error: person takes a code and an ID number"_s;
    }
    m_resolver.setNumber(words[0], words[1]);
    return u"ok person"_s;
}

} // namespace hall::emulator
