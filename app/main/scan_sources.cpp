// SPDX-License-Identifier: Apache-2.0
#include "app/main/scan_sources.h"

#include "app/main/frame_reading.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>
#include <QUrl>

#include <algorithm>

namespace hall::media {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookForCameraEvery = 1s;
constexpr auto lookForPicturesEvery = 100ms;
constexpr auto frameEvery = 100ms;
constexpr int framesOfPicture = 5;
constexpr qint64 frozenAfterMs = 5000;
constexpr qint64 anewAfterMs = 30000;
constexpr qint64 goodPixels = 1280LL * 720;
constexpr float goodFrameRate = 10;

/// Nearest to 720p among those that are fast enough; more costs time and reads nothing more.
QCameraFormat formatOf(const QCameraDevice& device)
{
    const QList<QCameraFormat> formats = device.videoFormats();
    const auto cost = [](const QCameraFormat& format) {
        const qint64 pixels = qint64{format.resolution().width()} * format.resolution().height();
        const bool isSlow = format.maxFrameRate() < goodFrameRate;
        return std::abs(pixels - goodPixels) + (isSlow ? 100 * goodPixels : 0);
    };
    const auto best = std::ranges::min_element(formats, {}, cost);
    return best == formats.end() ? QCameraFormat{} : *best;
}

} // namespace

CameraSource::CameraSource(QVideoSink& sink)
    : m_sink(sink)
{
    m_session.setVideoSink(&sink);
    m_look.setInterval(lookForCameraEvery);
    connect(&m_look, &QTimer::timeout, this, &CameraSource::look);
    connect(&m_devices, &QMediaDevices::videoInputsChanged, this, &CameraSource::look);
    connect(&sink, &QVideoSink::videoFrameChanged, this, &CameraSource::framed);
}

void CameraSource::start()
{
    m_sinceReady.start();
    m_look.start();
    look();
}

void CameraSource::look()
{
    const bool isThere =
        m_camera && QMediaDevices::videoInputs().contains(m_camera->cameraDevice());
    if (m_camera && (!isThere || m_camera->error() != QCamera::NoError ||
                     m_sinceFrame.hasExpired(frozenAfterMs))) {
        close();
    }
    if (!m_camera) {
        open();
    }
    if (!m_camera && !std::exchange(m_saidMissing, true)) {
        emit missing();
    }
    if (!m_isReady && m_sinceReady.hasExpired(anewAfterMs)) {
        emit staysMissing();
    }
}

void CameraSource::open()
{
    const QCameraDevice device = QMediaDevices::defaultVideoInput();
    if (device.isNull()) {
        return;
    }
    m_camera = std::make_unique<QCamera>(device);
    m_camera->setCameraFormat(formatOf(device));
    m_session.setCamera(m_camera.get());
    m_sinceFrame.start();
    m_camera->start();
}

void CameraSource::close()
{
    m_session.setCamera(nullptr);
    m_camera.reset();
    m_sinceReady.start();
    m_isReady = false;
    if (!std::exchange(m_saidMissing, true)) {
        emit missing();
    }
}

void CameraSource::framed()
{
    m_sinceFrame.start();
    if (m_camera && !std::exchange(m_isReady, true)) {
        m_saidMissing = false;
        emit ready(m_camera->cameraDevice().description());
    }
}

FolderSource::FolderSource(QVideoSink& sink, QString folder)
    : m_sink(sink)
    , m_folder(std::move(folder))
{
    m_look.setInterval(lookForPicturesEvery);
    m_frames.setInterval(frameEvery);
    connect(&m_look, &QTimer::timeout, this, &FolderSource::look);
    connect(&m_frames, &QTimer::timeout, this, &FolderSource::showNext);
}

void FolderSource::start()
{
    m_shown = pictures();
    m_look.start();
    look();
}

QMap<QString, FolderSource::Stamp> FolderSource::pictures() const
{
    QMap<QString, Stamp> found;
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    for (const QFileInfo& file : QDir(m_folder).entryInfoList(QDir::Files)) {
        if (formats.contains(file.suffix().toLower().toLatin1())) {
            found.insert(file.fileName(), {file.size(), file.lastModified()});
        }
    }
    return found;
}

void FolderSource::look()
{
    say(QFileInfo(m_folder).isDir());
    const QMap<QString, Stamp> now = pictures();
    for (auto picture = now.begin(); picture != now.end(); ++picture) {
        const bool isWhole = m_lastLook.contains(picture.key()) &&
                             m_lastLook.value(picture.key()) == picture.value();
        const bool isNew =
            !m_shown.contains(picture.key()) || m_shown.value(picture.key()) != picture.value();
        if (isWhole && isNew) {
            m_shown.insert(picture.key(), picture.value());
            m_waiting.enqueue(picture.key());
        }
    }
    // What was taken away may come back.
    m_shown.removeIf([&now](const auto& shown) { return !now.contains(shown.key()); });
    m_lastLook = now;
    if (!m_waiting.isEmpty() && !m_frames.isActive()) {
        m_frames.start();
        showNext();
    }
}

void FolderSource::showNext()
{
    while (m_left == 0 && !m_waiting.isEmpty()) {
        const QString name = m_waiting.dequeue();
        QImageReader reader(QDir(m_folder).filePath(name));
        const QImage image = reader.read();
        if (image.isNull()) {
            emit failed(u"can't read the picture %1: %2"_s.arg(name, reader.errorString()));
        } else {
            m_frame = frameOf(image);
            m_left = framesOfPicture;
        }
    }
    if (m_left == 0) {
        m_frames.stop();
        return;
    }
    --m_left;
    m_sink.setVideoFrame(m_frame);
}

void FolderSource::say(bool isThere)
{
    const Told told = isThere ? Told::Ready : Told::Missing;
    if (std::exchange(m_told, told) == told) {
        return;
    }
    if (isThere) {
        emit ready(m_folder);
    } else {
        emit missing();
    }
}

VideoSource::VideoSource(QVideoSink& sink, QString file)
    : m_file(std::move(file))
{
    m_player.setVideoSink(&sink);
    connect(&m_player, &QMediaPlayer::errorOccurred, this, [this](auto, const QString& why) {
        emit failed(u"can't play %1: %2"_s.arg(m_file, why));
        emit ended();
    });
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, [this](auto status) {
        if (status == QMediaPlayer::EndOfMedia) {
            emit ended();
        }
    });
}

void VideoSource::start()
{
    m_player.setSource(QUrl::fromLocalFile(m_file));
    m_player.play();
    emit ready(m_file);
}

} // namespace hall::media
