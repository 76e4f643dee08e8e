using EmbedBench.Cli.Output;

namespace EmbedBench.Tests.Cli.Output;

public sealed class ProgressDisplayTests
{
    [Fact]
    public void Report_NoTerminal_WritesALineEveryTenSecondsWithRateAndTimeLeft()
    {
        var time = new ManualTime();
        using var messages = new StringWriter { NewLine = "\n" };
        var display = new ProgressDisplay(messages, isTerminal: false, time);
        display.Begin("train");
        for (int step = 1; step <= 25; step++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            display.Report(step, 100, "steps", "loss 0.5");
        }

        Assert.Equal(
            "train: 10 % of 100 steps, 1.0 steps/s, 1 min 30 s left, loss 0.5\n"
            + "train: 20 % of 100 steps, 1.0 steps/s, 1 min 20 s left, loss 0.5\n",
            messages.ToString());
    }

    [Fact]
    public void Report_SlowerThanOneASecond_SaysSecondsAUnit()
    {
        var time = new ManualTime();
        using var messages = new StringWriter { NewLine = "\n" };
        var display = new ProgressDisplay(messages, isTerminal: false, time);
        display.Begin("train");
        display.Report(1, 4, "steps");
        time.Advance(TimeSpan.FromSeconds(20));
        display.Report(2, 4, "steps");

        Assert.Equal("train: 50 % of 4 steps, 20.0 s/step, 40 s left\n", messages.ToString());
    }

    [Fact]
    public void Report_GoesOnInTheMiddle_ReckonsTheRateFromThere()
    {
        var time = new ManualTime();
        using var messages = new StringWriter { NewLine = "\n" };
        var display = new ProgressDisplay(messages, isTerminal: false, time);
        display.Begin("train");
        display.Report(80, 100, "steps");
        time.Advance(TimeSpan.FromSeconds(10));
        display.Report(90, 100, "steps");

        Assert.Equal("train: 90 % of 100 steps, 1.0 steps/s, 10 s left\n", messages.ToString());
    }

    [Fact]
    public void Report_Terminal_RewritesOneLineAndTakesItAway()
    {
        var time = new ManualTime();
        using var messages = new StringWriter { NewLine = "\n" };
        var display = new ProgressDisplay(messages, isTerminal: true, time);
        display.Begin("encoding");
        display.Report(0, 200, "tokens");
        time.Advance(TimeSpan.FromSeconds(1));
        display.Report(100, 200, "tokens");
        display.End();

        Assert.StartsWith("\rencoding [############............] 50 %", messages.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[K", messages.ToString(), StringComparison.Ordinal);
    }
}
