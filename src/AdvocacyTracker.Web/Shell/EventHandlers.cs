using Microsoft.AspNetCore.Components;

namespace AdvocacyTracker.Web.Shell;

/// <summary>Events of our own elements that a page may listen to; the script registers them under the same names.</summary>
[EventHandler("onbodysaved", typeof(EventArgs))]
[EventHandler("onpassagechosen", typeof(PassageChosenEventArgs))]
[EventHandler("onread", typeof(ReadEventArgs))]
public static class EventHandlers;
