namespace AdvocacyTracker.Web.Shell;

/// <summary>The program was started in a way that can't work; the message is one sentence for whoever started it.</summary>
public sealed class UsageException(string message) : Exception(message);
