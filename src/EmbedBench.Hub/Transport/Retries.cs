using Polly;
using Polly.Retry;

namespace EmbedBench.Hub.Transport;

/// <summary>Repeats what failed for the moment: five times, after about 1, 2, 4, 8 and 8 seconds, or when the hub says.</summary>
internal static class Retries
{
    private const int Most = 5;

    /// <summary>Longer waits than this are for the user to decide on.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    public static ResiliencePipeline Pipeline(TimeProvider time) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HubException>(error => error.IsTransient && !(error.RetryAfter > LongestWait)),
                MaxRetryAttempts = Most,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(8),
                // A second more than asked for: the hub's clock and its rounding are its own.
                DelayGenerator = retry => ValueTask.FromResult(
                    (retry.Outcome.Exception as HubException)?.RetryAfter is { } wait ? wait + TimeSpan.FromSeconds(1) : (TimeSpan?)null),
            })
            .Build();
}
