using AdvocacyTracker.Web.Commands;

return await CommandLine.RunAsync(args);
