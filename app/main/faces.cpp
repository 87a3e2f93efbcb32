// SPDX-License-Identifier: Apache-2.0
#include "app/main/faces.h"

#include "app/client/hall_client.h"

#include <QScreen>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace hall::app {

using namespace Qt::StringLiterals;

kit::Monotonic steadyTime()
{
    return [] {
        return std::chrono::floor<Duration>(std::chrono::steady_clock::now().time_since_epoch());
    };
}

std::optional<kit::Language> languageOf(const QString& lang)
{
    if (lang == u"zh"_s) {
        return kit::Language::Zh;
    }
    if (lang == u"en"_s) {
        return kit::Language::En;
    }
    return std::nullopt;
}

void reportRefusedViews(const client::HallClient& client)
{
    QObject::connect(&client,
                     &client::HallClient::watchRefused,
                     &client,
                     [](const QString&, const protocol::Refusal& refusal) {
                         std::fprintf(stderr, "%s\n", refusal.message.c_str());
                     });
}

void showFace(QWidget& face, bool fullScreen)
{
    // Without a window manager showFullScreen() leaves a window small: a frameless one as large as
    // its screen is the same everywhere.
    if (fullScreen) {
        face.setWindowFlag(Qt::FramelessWindowHint);
        face.setGeometry(face.screen()->geometry());
    }
    face.show();
}

} // namespace hall::app
