using AdvocacyTracker.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdvocacyTracker.Web.Shell;

/// <summary>What /health/ready answers: 200 only when the database is reachable and in shape, the demo is filled, and the first rendering is done.</summary>
internal sealed class ReadinessCheck(Warmth warmth, Schema schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!warmth.IsWarm) return HealthCheckResult.Unhealthy("still preparing");
        return await schema.WhyNotReadyAsync(cancellationToken) is { } refusal ? HealthCheckResult.Unhealthy(refusal.Sentence) : HealthCheckResult.Healthy();
    }
}
