// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/panel_format.h"
#include "drivers/led/strip_line.h"
#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <map>
#include <optional>

namespace hall::led {

/// How a line of window panels is talked to, beside the bytes of their frames.
struct PanelPace
{
    int baud = 9600;
    milliseconds answerWithin{300}; ///< beyond the time on the wire
    milliseconds gap{50};           ///< after each frame
    int times = 2;                  ///< each frame is sent to panels that don't answer
};

/// Window panels of one make on a line: a text a frame, and an answer or none.
///
/// A panel that answers gets its text until it has said so; three silences, and it is offline until
/// it answers again. One that doesn't answer gets each text so many times, all panels once before
/// one of them again. Both get it anew now and then, since none says that it has lost its power.
class PanelLine : public StripLine
{
    Q_OBJECT

public:
    static constexpr milliseconds againEvery{20000};
    static constexpr milliseconds againToDead{10000};
    static constexpr int silencesMax = 3;

    PanelLine(port::BytePort& port,
              port::Timers& timers,
              PanelFormat format,
              PanelPace pace,
              QObject* parent = nullptr);

    void addCard(Address id) override;
    void start() override;
    void stop() override;
    void show(Address id, const StripFace& face, bool anew = false) override;

    void setLight(const CardLight& /*light*/) override
    {
        // These panels have nothing to dim them with.
    }

    [[nodiscard]] const CardState& state(Address id) const override
    {
        return m_panels.at(id).state;
    }

    [[nodiscard]] const StripFace& face(Address id) const override
    {
        return m_panels.at(id).face;
    }

    [[nodiscard]] const std::optional<ShownFace>& lastShown(Address id) const override
    {
        return m_panels.at(id).shown;
    }

    [[nodiscard]] bool doesAnswer() const override
    {
        return m_format.doesAnswer();
    }

private:
    struct Panel
    {
        CardState state;
        StripFace face;
        StripFace sent;
        std::optional<ShownFace> shown;
        milliseconds faceSince{0};
        milliseconds due{0}; ///< when it is sent next
        int left = 0;        ///< so many times, or until it is answered
        int silences = 0;
        bool hasFace = false;
    };

    void portOpened();
    void portLost(const QString& reason);
    void bytesReceived(const QByteArray& bytes);
    void work();
    [[nodiscard]] std::optional<Address> next(milliseconds now, milliseconds& wake) const;
    void send(Address id);
    void answered(Address id);
    void overdue();
    void isShown(Address id, Panel& panel);
    void become(Address id, CardCondition condition, const std::string& detail);
    [[nodiscard]] milliseconds wireTime(std::size_t bytes) const;

    port::BytePort& m_port;
    port::Timers& m_timers;
    PanelFormat m_format;
    PanelPace m_pace;
    std::map<Address, Panel> m_panels;
    std::optional<Address> m_asked;
    std::string m_heard; ///< since it was asked
    milliseconds m_onWire{0};
    milliseconds m_quietUntil{0};
    port::Alarm m_reply;
    port::Alarm m_next;
};

} // namespace hall::led
