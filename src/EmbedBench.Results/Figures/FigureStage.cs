using System.Globalization;

namespace EmbedBench.Results.Figures;

/// <summary>
/// Which state of the model a figure describes: <c>base</c>, <c>step-N</c>, <c>epoch-N</c>, <c>final</c> or <c>tuned</c>.
/// </summary>
public readonly record struct FigureStage : IComparable<FigureStage>
{
    private enum Kind
    {
        Base,
        Step,
        Epoch,
        Final,
        Tuned,
    }

    private readonly Kind _kind;

    private FigureStage(Kind kind, int number = 0)
    {
        _kind = kind;
        Number = number;
    }

    /// <summary>The model as it was loaded.</summary>
    public static FigureStage Base => new(Kind.Base);

    /// <summary>The last model of the training.</summary>
    public static FigureStage Final => new(Kind.Final);

    /// <summary>The kept model; where the spec keeps none, the last.</summary>
    public static FigureStage Tuned => new(Kind.Tuned);

    /// <summary>The step or epoch, from 1; 0 for the other stages.</summary>
    public int Number { get; }

    public bool IsEpoch => _kind == Kind.Epoch;

    /// <summary>What a run must have done before it has figures of this stage.</summary>
    public RunStage Reached => _kind switch
    {
        Kind.Base => RunStage.Base,
        Kind.Tuned => RunStage.Tuned,
        _ => RunStage.Train,
    };

    /// <summary>After an epoch, counted from 1.</summary>
    public static FigureStage AfterEpoch(int epoch) => new(Kind.Epoch, Positive(epoch));

    /// <summary>After an optimizer step, counted from 1.</summary>
    public static FigureStage AfterStep(int step) => new(Kind.Step, Positive(step));

    public static bool operator <(FigureStage left, FigureStage right) => left.CompareTo(right) < 0;

    public static bool operator >(FigureStage left, FigureStage right) => left.CompareTo(right) > 0;

    public static bool operator <=(FigureStage left, FigureStage right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FigureStage left, FigureStage right) => left.CompareTo(right) >= 0;

    public int CompareTo(FigureStage other) => (_kind, Number).CompareTo((other._kind, other.Number));

    public override string ToString() => _kind switch
    {
        Kind.Base => "base",
        Kind.Final => "final",
        Kind.Tuned => "tuned",
        Kind.Step => string.Create(CultureInfo.InvariantCulture, $"step-{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"epoch-{Number}"),
    };

    internal static bool TryParse(string text, out FigureStage stage)
    {
        switch (text)
        {
            case "base":
                stage = Base;
                return true;
            case "final":
                stage = Final;
                return true;
            case "tuned":
                stage = Tuned;
                return true;
            default:
                int dash = text.IndexOf('-', StringComparison.Ordinal);
                bool epoch = dash >= 0 && text[..dash] == "epoch";
                bool known = epoch || (dash >= 0 && text[..dash] == "step");
                int number = 0;
                bool parsed = known && FigureNumber.TryParse(text[(dash + 1)..], out number);
                stage = parsed ? new FigureStage(epoch ? Kind.Epoch : Kind.Step, number) : default;
                return parsed;
        }
    }

    private static int Positive(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return number;
    }
}
