// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/child_program.h"
#include "drivers/scanner/code_source.h"

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
    CameraScanner(const QString& program,
                  const QString& source,
                  port::Timers& timers,
                  QObject* parent = nullptr);

    void start() override;
    void lookAgain() override;

    [[nodiscard]] ScannerState state() const override
    {
        return m_state;
    }

    /// 0: none runs.
    [[nodiscard]] qint64 child() const
    {
        return m_child.id();
    }

private:
    void hear(const QByteArray& line);
    void become(ScannerState next);

    port::ChildProgram m_child;
    ScannerState m_state = ScannerState::Closed;
};

} // namespace hall::scanner
