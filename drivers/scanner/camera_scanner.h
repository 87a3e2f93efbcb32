// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/timers.h"
#include "drivers/scanner/code_source.h"

#include <QProcess>

#include <memory>

namespace hall::scanner {

/// A camera, or a folder of pictures in its place, looked at by a child process: what happens to
/// cameras and their libraries happens there. The child is started again when it dies.
///
/// From the child's standard output comes a JSON object a line: `{"event": "ready"}`,
/// `{"event": "no-device"}`, `{"code": "A001", "format": "QRCode"}`.
class CameraScanner : public CodeSource
{
    Q_OBJECT

public:
    /// `program` is `paihao-media`; `source` is `camera` or `pictures:DIR`.
    CameraScanner(QString program, QString source, port::Timers& timers, QObject* parent = nullptr);
    ~CameraScanner() override;

    void start() override;
    void lookAgain() override;

    [[nodiscard]] ScannerState state() const override
    {
        return m_state;
    }

    /// 0: none runs.
    [[nodiscard]] qint64 child() const;

private:
    void launch();
    void readLines();
    void hear(const QByteArray& line);
    void ended(const char* how);
    void become(ScannerState next);

    QString m_program;
    QString m_source;
    port::Alarm m_relaunch;
    std::unique_ptr<QProcess> m_process;
    ScannerState m_state = ScannerState::Closed;
    std::size_t m_failures = 0; // in a row, without one that said anything
};

} // namespace hall::scanner
