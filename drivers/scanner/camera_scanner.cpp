// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/camera_scanner.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace hall::scanner {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr std::array backOff{
    milliseconds{200}, milliseconds{1000}, milliseconds{2000}, milliseconds{5000}};
constexpr qint64 lineBytesMax = 32768; // the longest code, every character escaped

} // namespace

CameraScanner::CameraScanner(const QString& program,
                             const QString& source,
                             port::Timers& timers,
                             QObject* parent)
    : CodeSource(parent)
    , m_child({.name = u"scanner"_s,
               .program = program,
               .arguments = {u"scan"_s, source},
               .backOff = backOff,
               .lineBytesMax = lineBytesMax},
              timers)
{
    connect(&m_child, &port::ChildProgram::said, this, &CameraScanner::hear);
    connect(&m_child, &port::ChildProgram::ended, this, [this] { become(ScannerState::Offline); });
}

void CameraScanner::start()
{
    become(ScannerState::Opening);
    m_child.start();
}

void CameraScanner::lookAgain()
{
    m_child.startNow();
}

void CameraScanner::hear(const QByteArray& line)
{
    const QJsonObject said = QJsonDocument::fromJson(line).object();
    const QString event = said[u"event"_s].toString();
    const QString code = said[u"code"_s].toString();
    if (event == u"ready"_s) {
        m_child.lasts();
        become(ScannerState::Ready);
    } else if (event == u"no-device"_s) {
        m_child.lasts();
        become(ScannerState::Offline);
    } else if (!code.isEmpty()) {
        emit read(code);
    }
    // Anything else isn't logged: it might be a code.
}

void CameraScanner::become(ScannerState next)
{
    if (next != m_state) {
        m_state = next;
        emit stateChanged();
    }
}

} // namespace hall::scanner
