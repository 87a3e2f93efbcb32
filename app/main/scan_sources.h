// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCamera>
#include <QDateTime>
#include <QElapsedTimer>
#include <QMap>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QObject>
#include <QQueue>
#include <QTimer>
#include <QVideoSink>

#include <memory>

namespace hall::media {

/// Where the frames of a sink come from.
class ScanSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;

signals:
    void ready(const QString& device);
    /// No camera, no such folder; said once until it is ready again.
    void missing();
    /// It stays missing: a process that begins anew may find it.
    void staysMissing();
    void failed(const QString& why);
    void ended();
};

/// The machine's camera. It may come and go; one that brings no frames is as good as none.
class CameraSource : public ScanSource
{
    Q_OBJECT

public:
    explicit CameraSource(QVideoSink& sink);

    void start() override;

private:
    void look();
    void open();
    void close();
    void framed();

    QVideoSink& m_sink;
    QMediaDevices m_devices;
    QMediaCaptureSession m_session;
    std::unique_ptr<QCamera> m_camera;
    QTimer m_look;
    QElapsedTimer m_sinceFrame; ///< or since it was opened
    QElapsedTimer m_sinceReady; ///< or since the start
    bool m_isReady = false;
    bool m_saidMissing = false;
};

/// A folder in place of a camera: each picture that is put into it is held before the lens for half
/// a second. What lay in it before isn't shown.
class FolderSource : public ScanSource
{
    Q_OBJECT

public:
    FolderSource(QVideoSink& sink, QString folder);

    void start() override;

private:
    struct Stamp
    {
        qint64 size = 0;
        QDateTime changed;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };

    [[nodiscard]] QMap<QString, Stamp> pictures() const;
    void look();
    void showNext();
    void say(bool isThere);

    QVideoSink& m_sink;
    QString m_folder;
    QTimer m_look;
    QTimer m_frames;
    QMap<QString, Stamp> m_shown;
    QMap<QString, Stamp> m_lastLook; ///< a picture is whole when two looks find the same
    QQueue<QString> m_waiting;
    QVideoFrame m_frame;
    int m_left = 0; ///< times that m_frame is still shown
    enum class Told { Nothing, Ready, Missing } m_told = Told::Nothing;
};

/// A video from a file, once.
class VideoSource : public ScanSource
{
    Q_OBJECT

public:
    VideoSource(QVideoSink& sink, QString file);

    void start() override;

private:
    QMediaPlayer m_player;
    QString m_file;
};

} // namespace hall::media
