namespace EmbedBench.Results;

/// <summary>How far a run went; each stage runs those before it.</summary>
public enum RunStage
{
    /// <summary>The base model was evaluated.</summary>
    Base,

    /// <summary>The model was tuned, and evaluated on the way.</summary>
    Train,

    /// <summary>The kept model was evaluated: the whole run.</summary>
    Tuned,
}
