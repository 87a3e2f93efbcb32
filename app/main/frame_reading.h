// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/scanner/code_reader.h"

#include <QObject>
#include <QThread>
#include <QVideoFrame>
#include <QVideoSink>

#include <optional>

namespace hall::media {

/// Looks for a code in the frames that come to its sink, on a thread of its own. Frames that come
/// while it is busy are dropped: the next one shows the same.
class FrameReading : public QObject
{
    Q_OBJECT

public:
    explicit FrameReading(scanner::Symbologies symbologies);
    ~FrameReading() override;

    [[nodiscard]] QVideoSink& sink()
    {
        return m_sink;
    }

signals:
    void read(const QString& text, const QString& format);
    /// A frame was looked at in vain.
    void foundNothing();

private:
    void take(const QVideoFrame& frame);
    void tell(const std::optional<scanner::ReadCode>& code);

    scanner::Symbologies m_symbologies;
    QVideoSink m_sink;
    QThread m_thread;
    QObject m_worker; ///< lives on m_thread
    bool m_isBusy = false;
};

/// The luminance of a frame, from its first plane where it has one. Nothing: it can't be mapped.
[[nodiscard]] std::optional<scanner::Picture> luminanceOf(const QVideoFrame& frame);

/// A picture as a camera would bring it.
[[nodiscard]] QVideoFrame frameOf(const QImage& image);

} // namespace hall::media
