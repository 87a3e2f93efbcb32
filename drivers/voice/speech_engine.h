// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/pcm.h"
#include "drivers/voice/utterance.h"

#include <QObject>

#include <functional>

namespace hall::voice {

enum class EngineState { Unknown, None, Ready };

/// Sentences become sound. That there is no engine is a state like any other.
class SpeechEngine : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using OnRendered = std::function<void(const Result<Pcm, std::string>&)>;

    [[nodiscard]] virtual EngineState state() const = 0;

    /// Calls once, later or at once. The sound is `shaped`.
    virtual void render(const Utterance& utterance, const OnRendered& onRendered) = 0;

signals:
    void stateChanged();
};

} // namespace hall::voice
