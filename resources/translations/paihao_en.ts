<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>hall::screen::BoardText</name>
    <message>
        <source>号</source>
        <translation>no.</translation>
    </message>
    <message>
        <source>号窗口</source>
        <translation>counter</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>没有人等</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>现在等候</source>
        <translation>Waiting now</translation>
    </message>
    <message>
        <source>共 %1 人</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>请到</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>At counter</translation>
    </message>
    <message>
        <source>还没有叫号</source>
        <translation>No calls yet</translation>
    </message>
    <message>
        <source>叫到号的时候，号码和窗口会显示在这里。</source>
        <translation>When a number is called, it appears here with its counter.</translation>
    </message>
    <message>
        <source>叫到您的号时，请带好号票到窗口。</source>
        <translation>When your number is called, bring your ticket to the counter.</translation>
    </message>
    <message>
        <source>时间正在核对</source>
        <translation>Time is being checked</translation>
    </message>
    <message>
        <source>屏幕已经 %1没有更新，正在重连。请同时留意窗口。</source>
        <translation>No news for %1, reconnecting. Please watch the counters too.</translation>
    </message>
    <message>
        <source>现在暂时不能取号和叫号。已取的号还在，请在座位上等一等。</source>
        <translation>No tickets or calls for the moment. Your number is kept; please stay nearby.</translation>
    </message>
    <message>
        <source>这块屏现在看不到叫号</source>
        <translation>This screen can't show calls now</translation>
    </message>
    <message>
        <source>请留意窗口，或问工作人员。</source>
        <translation>Watch the counters, or ask a member of staff.</translation>
    </message>
    <message>
        <source>已取的号还在，不用重新取。</source>
        <translation>Your number is kept. No need to take another.</translation>
    </message>
    <message>
        <source>正在连接大厅</source>
        <translation>Connecting to the hall</translation>
    </message>
    <message>
        <source>和大厅断开 %1，正在重连</source>
        <translation>Cut off from the hall for %1, reconnecting</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>明天</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>今天不营业</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>还没有开门</source>
        <translation>Not open yet</translation>
    </message>
    <message>
        <source>今天的服务已经结束</source>
        <translation>Closed for today</translation>
    </message>
    <message>
        <source>现在没有营业</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>请看门口的开放时间</source>
        <translation>See the hours at the door</translation>
    </message>
    <message>
        <source>%1 %2 开门</source>
        <translation>Opens %1 at %2</translation>
    </message>
    <message>
        <source>%1至%2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
</context>
</TS>
