// SPDX-License-Identifier: Apache-2.0
#include "app/main/frame_reading.h"

#include <QImage>

#include <algorithm>
#include <memory>
#include <utility>

namespace hall::media {

namespace {

using Format = QVideoFrameFormat;

/// Where a format keeps luminance in its first plane: at `offset`, then every `step` bytes.
struct Place
{
    int offset = 0;
    int step = 1;
};

std::optional<Place> placeOf(Format::PixelFormat format)
{
    switch (format) {
    case Format::Format_Y8:
    case Format::Format_YUV420P:
    case Format::Format_YUV422P:
    case Format::Format_YV12:
    case Format::Format_NV12:
    case Format::Format_NV21:
    case Format::Format_IMC1:
    case Format::Format_IMC2:
    case Format::Format_IMC3:
    case Format::Format_IMC4:
        return Place{};
    case Format::Format_YUYV:
        return Place{.offset = 0, .step = 2};
    case Format::Format_UYVY:
    case Format::Format_Y16: // the high byte of two
    case Format::Format_P010:
    case Format::Format_P016:
        return Place{.offset = 1, .step = 2};
    default:
        return std::nullopt;
    }
}

scanner::Picture pictureOf(const QImage& image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    scanner::Picture picture(grey.width(), grey.height());
    for (int y = 0; y < grey.height(); ++y) {
        std::copy_n(grey.constScanLine(y), grey.width(), picture.row(y));
    }
    return picture;
}

} // namespace

std::optional<scanner::Picture> luminanceOf(const QVideoFrame& frame)
{
    const std::optional<Place> place = placeOf(frame.pixelFormat());
    if (!place) {
        const QImage image = frame.toImage();
        return image.isNull() ? std::nullopt : std::optional(pictureOf(image));
    }
    QVideoFrame mapped = frame;
    if (!mapped.map(QVideoFrame::ReadOnly)) {
        return std::nullopt;
    }
    scanner::Picture picture(mapped.width(), mapped.height());
    for (int y = 0; y < mapped.height(); ++y) {
        const uchar* from = mapped.bits(0) + qptrdiff{y} * mapped.bytesPerLine(0) + place->offset;
        std::uint8_t* to = picture.row(y);
        for (int x = 0; x < mapped.width(); ++x) {
            to[x] = from[qptrdiff{x} * place->step];
        }
    }
    mapped.unmap();
    return picture;
}

QVideoFrame frameOf(const QImage& image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    QVideoFrame frame(QVideoFrameFormat(grey.size(), Format::Format_Y8));
    if (frame.map(QVideoFrame::WriteOnly)) {
        for (int y = 0; y < grey.height(); ++y) {
            std::copy_n(grey.constScanLine(y),
                        grey.width(),
                        frame.bits(0) + qptrdiff{y} * frame.bytesPerLine(0));
        }
        frame.unmap();
    }
    return frame;
}

FrameReading::FrameReading(scanner::Symbologies symbologies)
    : m_symbologies(symbologies)
{
    m_worker.moveToThread(&m_thread);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &FrameReading::take);
    m_thread.start();
}

FrameReading::~FrameReading()
{
    m_thread.quit();
    m_thread.wait();
}

void FrameReading::take(const QVideoFrame& frame)
{
    if (m_isBusy || !frame.isValid()) {
        return;
    }
    auto picture = luminanceOf(frame);
    if (!picture) {
        emit foundNothing();
        return;
    }
    m_isBusy = true;
    // Shared, as what crosses threads is copied.
    auto shared = std::make_shared<const scanner::Picture>(*std::move(picture));
    QMetaObject::invokeMethod(&m_worker, [this, shared, symbologies = m_symbologies] {
        auto code = scanner::readCode(shared->view(), symbologies);
        QMetaObject::invokeMethod(this, [this, code = std::move(code)] { tell(code); });
    });
}

void FrameReading::tell(const std::optional<scanner::ReadCode>& code)
{
    m_isBusy = false;
    if (code) {
        emit read(QString::fromStdString(code->text), QString::fromStdString(code->format));
    } else {
        emit foundNothing();
    }
}

} // namespace hall::media
